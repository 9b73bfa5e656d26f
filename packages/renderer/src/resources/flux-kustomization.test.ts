import type { Catalog } from "@tenantry/tenant-model";
import { describe, expect, it } from "vitest";
import { BARMAN, listObjects, makeCatalog, makeTenant } from "../test-catalog.ts";
import { fillUnits } from "../units.ts";
import { buildFluxKustomizations } from "./flux-kustomization.ts";

const catalog = makeCatalog({ backup: BARMAN });
const build = (from: Catalog, paths: readonly string[] = ["out/db/a.yaml"]) =>
  buildFluxKustomizations(from, fillUnits(from, paths));
const file = build(catalog);
const [kustomization] = listObjects([file]);
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
    const [settled] = listObjects([build(makeCatalog({ flux: { ...catalog.flux, substituteFrom } }))]);
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
    const [minimal] = listObjects([build(bare)]);
    expect(kinds(minimal.spec.healthCheckExprs)).toEqual(["Cluster"]);
    expect(kinds(minimal.spec.healthChecks)).toEqual(["Cluster"]);
  });

  it("never calls a Cluster failed for not being Ready, which it is not during a rollout", () => {
    const [cluster] = kustomization.spec.healthCheckExprs;
    expect(cluster.failed).not.toContain("Ready");
  });
});

describe("the layout `staged`", () => {
  const staged = makeCatalog({
    backup: BARMAN,
    roleStyle: "databaseRole",
    flux: { ...catalog.flux, layout: "staged", dependsOn: [{ name: "operators" }], pathPrefix: "clusters/a" },
    tenants: [makeTenant("a"), makeTenant("b", { shard: 2 })],
  });
  const paths = ["secrets/s.yaml", "cluster/c.yaml", "tenants/t.yaml", "shards/02/u.yaml", "observability/o.yaml"];
  const describeAll = (from: Catalog, files: readonly string[]) =>
    listObjects([
      build(
        from,
        files.map((path) => `out/db/${path}`),
      ),
    ]).map(({ metadata, spec }) => ({
      name: metadata.name,
      path: spec.path,
      after: (spec.dependsOn ?? []).map(({ name }: { name: string }) => name),
      checks: (spec.healthChecks ?? []).map(({ kind, name }: { kind: string; name: string }) => `${kind}/${name}`),
    }));

  it("lets each stage wait for what it needs, and alerts for nothing that may fail", () => {
    const at = "./clusters/a/out/db";
    expect(describeAll(staged, paths)).toEqual([
      { name: "any-databases-secrets", path: `${at}/secrets`, after: ["operators"], checks: [] },
      {
        name: "any-databases-cluster",
        path: `${at}/cluster`,
        after: ["any-databases-secrets"],
        checks: ["Cluster/shared", "ScheduledBackup/shared-backup"],
      },
      {
        name: "any-databases-tenants",
        path: `${at}/tenants`,
        after: ["any-databases-cluster"],
        checks: ["DatabaseRole/a", "Database/a", "Deployment/a-pooler-rw"],
      },
      {
        name: "any-databases-shard-02",
        path: `${at}/shards/02`,
        after: ["any-databases-cluster"],
        checks: ["DatabaseRole/b", "Database/b", "Deployment/b-pooler-rw"],
      },
      {
        name: "any-databases-observability",
        path: `${at}/observability`,
        after: ["any-databases-secrets"],
        checks: [],
      },
    ]);
  });

  it("leaves out a stage without files, and what came after it comes after its forerunner", () => {
    const [cluster] = describeAll(staged, ["cluster/c.yaml"]);
    expect(cluster).toMatchObject({ name: "any-databases-cluster", after: ["operators"] });
  });
});

it("of a replica cluster does not wait for databases, which come from the cluster that it follows", () => {
  const replicaOf = { name: "other", connection: { host: "h", port: 5432, user: "u", sslmode: "require" } } as const;
  const [replica] = listObjects([build(makeCatalog({ cluster: { replicaOf } }))]);
  const kinds = replica.spec.healthChecks.map(({ kind }: { kind: string }) => kind);
  expect(kinds).toEqual(["Cluster", "Deployment"]);
});

it("has no postBuild where nothing is substituted", () => {
  const [plain] = listObjects([build(makeCatalog({ substitution: "none" }))]);
  expect(plain.spec).not.toHaveProperty("postBuild");
});
