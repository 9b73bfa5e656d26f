import { describe, expect, it } from "vitest";
import { createCatalogFilter } from "./catalog-glob.mjs";

describe("the option catalogs", () => {
  it.each([
    ["kubernetes/catalogs/*/tenants.yaml", "kubernetes/catalogs/infra/tenants.yaml", true],
    ["kubernetes/catalogs/*/tenants.yaml", "kubernetes/catalogs/eu/infra/tenants.yaml", false],
    ["kubernetes/catalogs/*/tenants.yaml", "old/kubernetes/catalogs/infra/tenants.yaml", false],
    ["**/tenants.yaml", "tenants.yaml", true],
    ["**/tenants.yaml", "a/b/c/tenants.yaml", true],
    ["**/tenants.yaml", "a/my-tenants.yaml", false],
    ["clusters/{eu,us}/db-*/tenants.yaml", "clusters/us/db-1/tenants.yaml", true],
    ["clusters/{eu,us}/db-*/tenants.yaml", "clusters/asia/db-1/tenants.yaml", false],
    ["a.b/tenants.yaml", "axb/tenants.yaml", false],
    ["a{b.c,d}/tenants.yaml", "abxc/tenants.yaml", false],
  ])("%s takes %s: %s", (pattern, file, taken) => {
    expect(createCatalogFilter(pattern)(file)).toBe(taken);
  });

  it("may be a list", () => {
    const filter = createCatalogFilter(["tenants.yaml", "apps/*/tenants.yaml"]);
    expect(["tenants.yaml", "apps/a/tenants.yaml", "libs/a/tenants.yaml"].map(filter)).toEqual([true, true, false]);
  });

  it.each(["!a/tenants.yaml", "a/[bc]/tenants.yaml", "a/*.yaml", "/a/tenants.yaml", "", "a/{b/c,d}/tenants.yaml"])(
    "is refused as %j, which would be taken for something else",
    (pattern) => {
      expect(() => createCatalogFilter(pattern)).toThrow(/option "catalogs".*expected paths of tenants.yaml/);
    },
  );
});
