import { describe, expect, it } from "vitest";
import { readCatalogPaths } from "./catalog-paths.mjs";
import { inferCatalogProject } from "./catalog-project.mjs";

const CATALOG = `metadata:
  name: infra
spec:
  include: [tenants.d/*.yaml]
  output:
    workloads: kubernetes/workloads/platform/
  flux:
    substituteFrom:
      - file: kubernetes/clusters/infra/cluster-settings.yaml
`;

const infer = (text = CATALOG, options = {}, file = "kubernetes/catalogs/infra/tenants.yaml") =>
  inferCatalogProject(file, readCatalogPaths(text), options, "infra");

describe("the project of a catalog", () => {
  it("has exactly what the catalog is made of for inputs", () => {
    expect(infer().namedInputs.catalog).toEqual([
      "{workspaceRoot}/kubernetes/catalogs/infra/tenants.yaml",
      "{workspaceRoot}/kubernetes/catalogs/infra/tenants.d/*.yaml",
      "{workspaceRoot}/kubernetes/clusters/infra/cluster-settings.yaml",
      { externalDependencies: ["tenantry"] },
    ]);
    for (const { inputs } of Object.values(infer().targets)) expect(inputs).toContain("catalog");
    const atRoot = infer(CATALOG, {}, "tenants.yaml").namedInputs.catalog;
    expect(atRoot.slice(0, 2)).toEqual(["{workspaceRoot}/tenants.yaml", "{workspaceRoot}/tenants.d/*.yaml"]);
  });

  it("has the folders of its plugins for inputs too", () => {
    const inputs = (modules: string, file?: string) =>
      infer(`${CATALOG}  plugins: [${modules}]\n`, {}, file).namedInputs.catalog;
    expect(inputs("./plugins/a.mjs, ../../../tools/b.mjs")).toEqual(
      expect.arrayContaining(["{workspaceRoot}/kubernetes/catalogs/infra/plugins/**/*", "{workspaceRoot}/tools/**/*"]),
    );
    expect(inputs("./a.mjs", "tenants.yaml")).toContain("{workspaceRoot}/**/*");
    expect(inputs("../../../../elsewhere/a.mjs").filter((input) => `${input}`.includes("elsewhere"))).toEqual([]);
  });

  it("has what packages there are for an input only where a plugin may import one", () => {
    const lock = "{workspaceRoot}/package-lock.json";
    expect(infer().namedInputs.catalog).not.toContain(lock);
    expect(infer(`${CATALOG}  plugins: [./plugins/a.mjs]\n`).namedInputs.catalog).toContain(lock);
  });

  it("has everything for an input where its text or folder leaves a doubt", () => {
    const everything = ["{workspaceRoot}/**/*", { externalDependencies: ["tenantry"] }];
    expect(infer(CATALOG.replace("file: ", "file: &x ")).namedInputs.catalog).toEqual(everything);
    expect(infer(CATALOG, {}, "catalogs/[a]/tenants.yaml").namedInputs.catalog).toEqual(everything);
  });

  it("is checked again when a rendered file was edited by hand", () => {
    const { targets, namedInputs } = infer();
    expect(targets.check.inputs).toContain("rendered");
    expect(namedInputs.rendered).toEqual([
      "{workspaceRoot}/kubernetes/workloads/platform/**/*",
      "{workspaceRoot}/kubernetes/infrastructure/infra/databases/cloudnative-pg/ks.yaml",
      "{workspaceRoot}/docs/runbooks/infra/**/*",
    ]);
  });

  it("caches only what goes to one file of the ignored folder dist", () => {
    for (const text of [CATALOG, CATALOG.replace("kubernetes/workloads/platform/", "dist")]) {
      const cached = Object.entries(infer(text).targets).filter(([, { cache }]) => cache);
      expect(cached.map(([name]) => name)).toEqual(["compile"]);
      expect(infer(text).targets.compile.outputs).toEqual(["{workspaceRoot}/dist/catalogs/infra.yaml"]);
    }
  });

  it("has an edge in the graph to every project whose target it depends on", () => {
    const { implicitDependencies, targets, namedInputs } = infer(CATALOG, { generator: "generator" });
    const needed = Object.values(targets).flatMap((target) =>
      "dependsOn" in target ? target.dependsOn.flatMap(({ projects }) => projects) : [],
    );
    expect(needed).toEqual(Array(4).fill("generator"));
    expect(implicitDependencies).toEqual(["generator"]);
    expect(namedInputs.catalog).toContainEqual({ dependentTasksOutputFiles: "**/*.{cjs,mjs}", transitive: true });
    expect(infer()).not.toHaveProperty("implicitDependencies");
  });

  it("hands a folder of any name to the shell as one word", () => {
    const odd = infer(CATALOG, {}, "kubernetes/catalogs/my apps;touch it's/tenants.yaml");
    expect(odd.targets.validate.command).toBe("tenantry validate 'kubernetes/catalogs/my apps;touch it'\\''s'");
  });
});
