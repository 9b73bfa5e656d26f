import type { Cluster } from "@tenantry/crd-schemas";
import { describe, expect, it } from "vitest";
import { openKit } from "./test-kit.ts";

const plain = "docs/examples/newcomer/tenants.yaml";

async function openDrill(path: string, change?: Parameters<typeof openKit>[1]) {
  const { kit, objects, catalog } = await openKit(path, change);
  const find = (list: readonly object[]) =>
    list.find((object) => (object as Cluster).kind === "Cluster") as Cluster | undefined;
  return { drill: find(kit.objects), original: find(objects), catalog };
}

describe("the restore drill", () => {
  it("is made of the plugin's backups, by the ObjectStore and serverName of the original", async () => {
    const { drill } = await openDrill("kubernetes/catalogs/apps/tenants.yaml");
    expect(drill?.metadata).toMatchObject({ name: "shared-postgres-restore-drill", namespace: "cnpg-system" });
    expect(drill?.spec).toMatchObject({
      instances: 1,
      bootstrap: { recovery: { source: "shared-postgres" } },
      externalClusters: [
        {
          name: "shared-postgres",
          plugin: {
            name: "barman-cloud.cloudnative-pg.io",
            parameters: { barmanObjectName: "shared-postgres-backup", serverName: "apps-shared-postgres" },
          },
        },
      ],
    });
  });

  it("is made of the in-tree backups, with every setting inline", async () => {
    const { drill, original } = await openDrill("kubernetes/catalogs/infra/tenants.yaml");
    const [source] = drill?.spec.externalClusters ?? [];
    expect(source?.barmanObjectStore).toEqual(original?.spec.backup?.barmanObjectStore);
    expect(source?.barmanObjectStore).toMatchObject({
      serverName: "shared-postgres",
      destinationPath: "s3://cnpg-backups/",
    });
    expect(JSON.stringify(drill)).not.toContain("${");
  });

  it("is made of a Backup where those are snapshots, whose name is put in when it is applied", async () => {
    const backup = { method: "volumeSnapshot", schedule: "0 0 2 * * *", className: "fast" };
    const { drill } = await openDrill(plain, (spec) => {
      spec.backup = backup;
    });
    expect(drill?.spec.bootstrap).toEqual({ recovery: { backup: { name: "newest-backup" } } });
    expect(drill?.spec.externalClusters).toBeUndefined();
  });

  it("is not there without backups", async () => {
    const { drill } = await openDrill(plain, (spec) => {
      spec.backup = { method: "none", reason: "a test" };
    });
    expect(drill).toBeUndefined();
  });

  it("archives nowhere, lets nobody in over the network, and has no roles of its own", async () => {
    for (const path of ["kubernetes/catalogs/apps/tenants.yaml", "kubernetes/catalogs/infra/tenants.yaml"]) {
      const { drill } = await openDrill(path);
      expect(drill?.spec).not.toHaveProperty("backup");
      expect(drill?.spec).not.toHaveProperty("plugins");
      expect(drill?.spec).not.toHaveProperty("managed");
      expect(drill?.spec.postgresql?.pg_hba).toEqual(["host all all all reject"]);
    }
  });

  it("starts from the original's files: same image, volumes and parameters, its own escape hatch among them", async () => {
    const { drill, original } = await openDrill("kubernetes/catalogs/apps/tenants.yaml", (spec) => {
      spec.cluster.parameters.max_worker_processes = 12;
      spec.cluster.spec = { imagePullSecrets: [{ name: "registry" }] };
    });
    expect(drill?.spec.postgresql?.parameters).toEqual(original?.spec.postgresql?.parameters);
    expect(drill?.spec.postgresql?.parameters).toMatchObject({ max_worker_processes: "12" });
    const { imageName, storage, walStorage, resources } = original?.spec ?? {};
    expect(drill?.spec).toMatchObject({
      imageName,
      storage,
      walStorage,
      resources,
      imagePullSecrets: [{ name: "registry" }],
    });
    expect(drill?.spec).not.toHaveProperty("minSyncReplicas");
  });

  it("has a name that CloudNativePG takes, however long the original's is", async () => {
    const { drill } = await openDrill(plain, (spec) => {
      spec.cluster.name = `${"a".repeat(35)}-${"b".repeat(14)}`;
    });
    expect(drill?.metadata?.name).toBe(`${"a".repeat(35)}-restore-drill`);
  });
});
