import type { Catalog } from "@tenantry/tenant-model";
import { describe, expect, it } from "vitest";
import { openTestCatalog } from "./test-catalog.ts";
import { listDatabases, writeDatabases } from "./watched-databases.ts";

const write = (...matchers: readonly string[]) => `age{${matchers.join(",")}}`;

function writeFor(catalog: Catalog): string[] {
  return writeDatabases(listDatabases(catalog), write);
}

/** VictoriaMetrics v1.1xx, -search.maxQueryLen. */
const LONGEST_QUERY = 16 * 1024;

const many = await openTestCatalog("shop", (spec) => {
  spec.cluster.parameters.max_connections = 20_000;
  spec.poolers = [];
  spec.tenants = Array.from({ length: 1000 }, (_, index) => ({
    name: `a-tenant-with-a-rather-long-name-${index}`,
    owner: `team-${index % 70}`,
    direct: 2,
    poolers: [],
  }));
});

describe("watched databases", () => {
  it("are all in one expression, those that the catalog does not know too", async () => {
    const [only, ...more] = writeFor(await openTestCatalog("shop"));
    expect(more).toEqual([]);
    expect(only).toMatch(/^label_replace\(label_replace\(.*\(age\{\}\n, "tenant"/);
  });

  it("need no labels where there is no tenant", async () => {
    const none = { ...(await openTestCatalog("small")), tenants: [] };
    expect(writeFor(none)).toEqual(["(age{})"]);
  });

  it("take several expressions that any store takes where their names are long, and a last one for the rest", () => {
    const expressions = writeFor(many);
    expect(expressions.length).toBeGreaterThan(3);
    expect(Math.max(...expressions.map((text) => text.length))).toBeLessThan(LONGEST_QUERY - 1500);
    expect(expressions.at(-1)).toBe("(age{})");
  });

  it("stand each in one of several expressions, with their tenants and owners", () => {
    const parts = writeFor(many).slice(0, -1);
    const selected = parts.map((text) => /age\{datname=~"([^"]*)"\}/.exec(text)?.[1]?.split("|") ?? []);
    expect(selected.flat()).toEqual(many.tenants.map(({ role }) => role.name));
    for (const [index, text] of parts.entries()) {
      expect(text).toContain(`"datname", "(${selected[index]?.join("|")})")`);
      const owned = [...text.matchAll(/, "owner", "([^"]*)", "tenant", "([^"]*)"\)/g)].flatMap(
        ([, owner, names = ""]) => names.split("|").map((name) => [name, owner] as const),
      );
      const names = new Set(selected[index]);
      const expected = many.tenants.filter(({ role }) => names.has(role.name)).map(({ name, owner }) => [name, owner]);
      expect(new Map(owned)).toEqual(new Map(expected as [string, string][]));
    }
  });
});
