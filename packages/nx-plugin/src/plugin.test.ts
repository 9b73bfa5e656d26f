import { describe, expect, it } from "vitest";
import { readCatalogPaths } from "./catalog-paths.mjs";
import { inferCatalogProject } from "./plugin.mjs";

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

  it("checks again when a rendered file was edited by hand", () => {
    expect(project.targets.check.inputs).toContain("{workspaceRoot}/kubernetes/workloads/platform/**/*");
    expect(project.targets.check.inputs).toContain("{workspaceRoot}/kubernetes/infrastructure/ks.yaml");
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
});
