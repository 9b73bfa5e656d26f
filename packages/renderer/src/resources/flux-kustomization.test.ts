import type { Catalog } from "@tenantry/tenant-model";
import { describe, expect, it } from "vitest";
import { BARMAN, listObjects, makeCatalog, makeDragonfly, makeOperator, makeTenant } from "../test-catalog.ts";
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

describe("Dragonfly's Flux Kustomization", () => {
  const withDragonfly = makeCatalog({ dragonfly: makeDragonfly() });
  const paths = ["out/db/a.yaml", "out/db/dragonfly/dragonfly.yaml"];
  const [postgres, dragonfly] = listObjects([build(withDragonfly, paths)]);

  it("waits for its own operator, neither for PostgreSQL nor for what that waits for", () => {
    expect(dragonfly.metadata.name).toBe("any-dragonfly");
    expect(dragonfly.spec).toMatchObject({ path: "./out/db/dragonfly", dependsOn: [{ name: "dragonfly-operator" }] });
    expect(postgres.spec.healthChecks).not.toContainEqual(expect.objectContaining({ kind: "Dragonfly" }));
  });

  it("waits for the operator that the catalog installs, and for it once where that is named too", () => {
    const operators = [makeOperator("cloudNativePG"), makeOperator("dragonfly")];
    const order = (flux: object, changes: object = {}) => {
      const dragonfly = makeDragonfly({ flux: { ...makeDragonfly().flux, ...flux }, ...changes });
      const found = listObjects([build(makeCatalog({ operators, dragonfly }), paths)]);
      return found.at(-1).spec.dependsOn;
    };
    expect(order({ dependsOn: [] })).toEqual([{ name: "any-dragonfly-operator" }]);
    const named = [{ name: "secrets" }, { name: "any-dragonfly-operator", readyExpr: "true" }];
    expect(order({ dependsOn: named })).toEqual(named);
    const namespace = "cloudnative-pg-system";
    expect(order({ dependsOn: [] }, { namespace })).toEqual([
      { name: "any-dragonfly-operator" },
      { name: "any-cloudnative-pg" },
    ]);
    expect(order({ dependsOn: [] }, { namespace: "dragonfly-operator-system" })).toEqual([
      { name: "any-dragonfly-operator" },
    ]);
  });

  it("asks for the phase, without which kstatus would call it ready at once", () => {
    expect(dragonfly.spec.healthChecks).toEqual([
      { apiVersion: "dragonflydb.io/v1alpha1", kind: "Dragonfly", name: "cache", namespace: "caches" },
    ]);
    expect(dragonfly.spec.healthCheckExprs).toEqual([
      {
        apiVersion: "dragonflydb.io/v1alpha1",
        kind: "Dragonfly",
        current: "has(status.phase) && status.phase in ['Ready', 'ready']",
      },
    ]);
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

describe("operators", () => {
  const cloudNativePG = makeOperator("cloudNativePG");
  const barmanCloud = makeOperator("barmanCloud", { dependsOn: [{ name: "cert-manager" }] });
  const operators = [cloudNativePG, barmanCloud, makeOperator("dragonfly")];
  const order = (changes: Parameters<typeof makeCatalog>[0], stages: readonly string[]) => {
    const from = makeCatalog({ operators, ...changes });
    const folders = ["operators/cloudnative-pg", "operators/plugin-barman-cloud", "operators/dragonfly-operator"];
    const paths = [...folders, ...stages].map((folder) => `out/db/${folder === "" ? "" : `${folder}/`}x.yaml`);
    const found = listObjects([build(from, paths)]).map(({ metadata, spec }) => [
      metadata.name,
      (spec.dependsOn ?? []).map(({ name }: { name: string }) => name),
    ]);
    return Object.fromEntries(found);
  };
  const plugin = { ...BARMAN, method: "plugin" } as const;

  it("come before the databases, each in a Flux Kustomization of its own, and the plugin after its operator", () => {
    expect(order({ backup: plugin }, [""])).toEqual({
      "any-cloudnative-pg": [],
      "any-plugin-barman-cloud": ["cert-manager", "any-cloudnative-pg"],
      "any-dragonfly-operator": [],
      "any-databases": ["any-cloudnative-pg", "any-plugin-barman-cloud"],
    });
  });

  it("hold back only what needs them", () => {
    expect(order({ backup: BARMAN }, [""])["any-databases"]).toEqual(["any-cloudnative-pg"]);
    const objectStore = { bucket: "b", serverName: "s", credentials: "c" };
    const bootstrap = { style: "recovery", from: { name: "old", objectStore }, target: {} } as const;
    const recovered = order({ cluster: { bootstrap } }, [""]);
    expect(recovered["any-databases"]).toEqual(["any-cloudnative-pg", "any-plugin-barman-cloud"]);
    const flux = { ...catalog.flux, layout: "staged" } as const;
    const staged = order({ flux, backup: plugin }, ["secrets", "cluster", "tenants", "observability"]);
    expect(staged).toMatchObject({
      "any-databases-secrets": [],
      "any-databases-cluster": ["any-cloudnative-pg", "any-plugin-barman-cloud", "any-databases-secrets"],
      "any-databases-tenants": ["any-databases-cluster"],
      "any-databases-observability": ["any-databases-secrets"],
    });
  });

  it("come before the Secrets too where the operator's namespace is the cluster's", () => {
    const flux = { ...catalog.flux, layout: "staged", dependsOn: [{ name: "storage" }] } as const;
    const cluster = { namespace: cloudNativePG.namespace };
    const staged = order({ flux, cluster }, ["secrets", "cluster"]);
    expect(staged["any-databases-secrets"]).toEqual(["storage", "any-cloudnative-pg"]);
    expect(staged["any-cloudnative-pg"]).toEqual([]);
  });

  it("are named once where the catalog names them itself", () => {
    const flux = { ...catalog.flux, dependsOn: [{ name: "any-cloudnative-pg" }, { name: "storage" }] };
    expect(order({ flux }, [""])["any-databases"]).toEqual(["any-cloudnative-pg", "storage"]);
  });

  it("are ready when Helm says so", () => {
    const [first] = listObjects([build(makeCatalog({ operators }), ["out/db/operators/cloudnative-pg/x.yaml"])]);
    expect(first.spec.healthChecks).toEqual([
      {
        apiVersion: "helm.toolkit.fluxcd.io/v2",
        kind: "HelmRelease",
        name: "cloudnative-pg",
        namespace: "cloudnative-pg-system",
      },
    ]);
    expect(first.spec).toMatchObject({ wait: false, deletionPolicy: "Orphan", prune: true });
    expect(first.spec).not.toHaveProperty("healthCheckExprs");
  });
});
