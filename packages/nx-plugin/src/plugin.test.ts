import { describe, expect, it } from "vitest";
import { readCatalogPaths } from "./catalog-paths.mjs";
import { chooseNames, inferCatalogProject } from "./plugin.mjs";

const CATALOG = `apiVersion: tenantry.dev/v1alpha1
kind: TenantCatalog
metadata:
  # who
  name: infra
spec:
  output:
    workloads: kubernetes/workloads/platform/ # folder
    fluxKustomization: "kubernetes/infrastructure/ks.yaml"
  flux:
    substituteFrom:
      - kind: ConfigMap
        file: kubernetes/clusters/infra/cluster-settings.yaml
      - file: 'b.yaml'
`;

describe("the project of a catalog", () => {
  const project = inferCatalogProject("kubernetes/catalogs/infra/tenants.yaml", CATALOG, { generator: "generator" });

  it("is called after the catalog and depends on the generator", () => {
    expect(project).toMatchObject({
      name: "catalog-infra",
      root: "kubernetes/catalogs/infra",
      implicitDependencies: ["generator"],
    });
  });

  it("reads the settings files that the catalog names", () => {
    expect(readCatalogPaths(CATALOG).settings).toEqual(["kubernetes/clusters/infra/cluster-settings.yaml", "b.yaml"]);
    for (const target of Object.values(project.targets)) {
      expect(target.inputs).toContain("{workspaceRoot}/kubernetes/clusters/infra/cluster-settings.yaml");
      expect(target.inputs).toContain("{workspaceRoot}/b.yaml");
    }
  });

  it("reads the plugins that the catalog names, with the modules beside them", () => {
    const text = `${CATALOG}  plugins:\n    - ./plugins/a.mjs\n    - source: "../../../tools/b.mjs" # shared\n`;
    const { targets } = inferCatalogProject("kubernetes/catalogs/infra/tenants.yaml", text, {});
    for (const { inputs } of Object.values(targets)) {
      expect(inputs).toContain("{workspaceRoot}/kubernetes/catalogs/infra/plugins/**/*.mjs");
      expect(inputs).toContain("{workspaceRoot}/tools/**/*.mjs");
    }
  });

  it("checks again when a rendered file was edited by hand", () => {
    expect(project.targets.check.inputs).toContain("{workspaceRoot}/kubernetes/workloads/platform/**/*");
    expect(project.targets.check.inputs).toContain("{workspaceRoot}/kubernetes/infrastructure/ks.yaml");
    expect(project.targets.check.inputs).toContain("{workspaceRoot}/docs/runbooks/infra/**/*");
  });

  it("caches nothing that lies in a committed folder", () => {
    const cached = Object.entries(project.targets).filter(([, target]) => target.cache);
    expect(cached.map(([name]) => name)).toEqual(["compile"]);
    expect(project.targets.compile.outputs).toEqual(["{workspaceRoot}/dist/catalogs/infra.yaml"]);
  });

  it("needs no generator project in a workspace that installs the package", () => {
    const installed = inferCatalogProject("kubernetes/catalogs/infra/tenants.yaml", CATALOG, {});
    expect(installed).not.toHaveProperty("implicitDependencies");
    expect(installed.targets.render.inputs).toContainEqual({ externalDependencies: ["tenantry"] });
  });

  it("checks the default of an output that the catalog leaves out", () => {
    const workloads = "kubernetes/workloads/infra/databases/cloudnative-pg";
    const flux = "kubernetes/infrastructure/infra/databases/cloudnative-pg/ks.yaml";
    const without = (field: RegExp) => readCatalogPaths(CATALOG.replace(field, "")).outputs;
    const runbooks = "docs/runbooks/infra";
    expect(without(/ +workloads:.*\n/)).toEqual([workloads, "kubernetes/infrastructure/ks.yaml", runbooks]);
    expect(without(/ +fluxKustomization:.*\n/)).toEqual(["kubernetes/workloads/platform", flux, runbooks]);
    expect(without(/ +output:\n.*\n.*\n/)).toEqual([workloads, flux, runbooks]);
    const moved = CATALOG.replace("  output:\n", "  output:\n    runbooks: handbook/alerts\n");
    expect(readCatalogPaths(moved).outputs).toContain("handbook/alerts");
  });

  it("hands a folder of any name to the shell as one word", () => {
    const odd = inferCatalogProject("kubernetes/catalogs/my apps;touch it's/tenants.yaml", CATALOG, {});
    expect(odd.targets.validate.options.command).toBe("tenantry validate 'kubernetes/catalogs/my apps;touch it'\\''s'");
  });

  it("goes by its folder where two catalogs have one name, so that the CLI can say so", () => {
    const catalogs = ["a", "b"].map((folder) => ({
      file: `kubernetes/catalogs/${folder}/tenants.yaml`,
      text: CATALOG,
    }));
    expect(chooseNames(catalogs)).toEqual(["a-of-1", "b-of-2"]);
    expect(chooseNames(catalogs.slice(1))).toEqual(["infra"]);
  });
});
