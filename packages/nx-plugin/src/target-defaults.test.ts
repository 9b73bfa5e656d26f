import { describe, expect, it } from "vitest";
import { readCatalogPaths } from "./catalog-paths.mjs";
import { inferCatalogProject } from "./catalog-project.mjs";
import { withstandDefaults } from "./target-defaults.mjs";

const project = inferCatalogProject("a/tenants.yaml", readCatalogPaths("metadata:\n  name: a\n"), {}, "a");
const UNREPEATED = { runtime: expect.stringContaining("hrtime") };

describe("targetDefaults of nx.json", () => {
  it.each([
    ["nothing", {}, [1, 1, 2, 1]],
    ["defaults without a cache", { check: { cache: false }, render: {} }, [1, 1, 2, 1]],
    ["a cached target", { check: { cache: true }, validate: null }, [1, 1, 3, 1]],
    ["a cached executor", { "nx:run-commands": { cache: true } }, [1, 2, 3, 2]],
    ["a list with filters", { check: [{}, { filter: { projects: "*" }, cache: true }] }, [1, 1, 3, 1]],
    ["a pattern", { "c[h]*": { cache: true }, "val*": { cache: true }, "e2e-*": { cache: true } }, [1, 1, 3, 2]],
  ])("with %s make nothing but compile repeat itself", (_what, defaults, counts) => {
    const { compile, render, check, validate } = withstandDefaults(project, defaults).targets;
    expect([compile, render, check, validate].map(({ inputs }) => inputs.length)).toEqual(counts);
  });

  it("that name inputs mean those of the catalog, whatever the names are elsewhere", () => {
    const named = (defaults: object) => withstandDefaults(project, defaults).namedInputs;
    expect(named({ test: { inputs: ["default"] } })).toEqual(project.namedInputs);
    const compile = {
      inputs: ["production", "^production", "{projectRoot}/src", { input: "shared" }, "...", "catalog"],
    };
    expect(named({ compile })).toEqual({ ...project.namedInputs, production: ["catalog"], shared: ["catalog"] });
    const check = { cache: true, inputs: ["default"] };
    expect(named({ check })).toMatchObject({ default: ["catalog", "rendered", UNREPEATED] });
  });
});
