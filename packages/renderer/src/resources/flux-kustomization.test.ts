import { describe, expect, it } from "vitest";
import { BARMAN, listObjects, makeCatalog, makeTenant } from "../test-catalog.ts";
import { buildFluxKustomization } from "./flux-kustomization.ts";

const catalog = makeCatalog({ backup: BARMAN });
const [file] = buildFluxKustomization(catalog);
const [kustomization] = listObjects(buildFluxKustomization(catalog));
const bare = makeCatalog({ tenants: [makeTenant("harbor", { databases: [], poolers: [] })] });

describe("the Flux Kustomization", () => {
  it("stands where the catalog says and applies the workloads folder", () => {
    expect(file).toMatchObject({ path: "out/ks.yaml", substitution: "none" });
    expect(kustomization.metadata).toMatchObject({ name: "any-databases", namespace: "flux-system" });
    expect(kustomization.spec.path).toBe("./out/db");
  });

  it("prunes what left the catalog, but deletes nothing when it is deleted itself", () => {
    expect(kustomization.spec).toMatchObject({ prune: true, deletionPolicy: "Orphan" });
    expect(kustomization.spec).not.toHaveProperty("force");
  });

  it("always substitutes, as escapes would stay in the objects otherwise", () => {
    expect(kustomization.spec.postBuild).toEqual({ substitute: { TENANTRY_CATALOG: "any" } });
    const substituteFrom = [{ kind: "ConfigMap", name: "settings" }] as const;
    const [settled] = listObjects(buildFluxKustomization(makeCatalog({ flux: { ...catalog.flux, substituteFrom } })));
    expect(settled.spec.postBuild.substituteFrom).toEqual(substituteFrom);
  });
});

describe("health", () => {
  it("is what the checks say, so nothing waits for everything", () => {
    expect(kustomization.spec.wait).toBe(false);
    expect(kustomization.spec.healthChecks).toEqual([
      { apiVersion: "postgresql.cnpg.io/v1", kind: "Cluster", name: "shared", namespace: "databases" },
      { apiVersion: "postgresql.cnpg.io/v1", kind: "ScheduledBackup", name: "shared-backup", namespace: "databases" },
      { apiVersion: "postgresql.cnpg.io/v1", kind: "Database", name: "harbor", namespace: "databases" },
      { apiVersion: "apps/v1", kind: "Deployment", name: "harbor-pooler-rw", namespace: "databases" },
    ]);
  });

  it("has an expression for every kind that kstatus would take for ready at once", () => {
    const kinds = (list: { kind: string }[]) => [...new Set(list.map(({ kind }) => kind))].sort();
    const checked = kinds(kustomization.spec.healthChecks).filter((kind) => kind !== "Deployment");
    expect(kinds(kustomization.spec.healthCheckExprs)).toEqual(checked);
    const [minimal] = listObjects(buildFluxKustomization(bare));
    expect(kinds(minimal.spec.healthCheckExprs)).toEqual(["Cluster"]);
    expect(kinds(minimal.spec.healthChecks)).toEqual(["Cluster"]);
  });

  it("never calls a Cluster failed for not being Ready, which it is not during a rollout", () => {
    const [cluster] = kustomization.spec.healthCheckExprs;
    expect(cluster.failed).not.toContain("Ready");
  });
});
