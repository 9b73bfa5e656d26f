import type { Catalog } from "@tenantry/tenant-model";
import { openTestCatalog, testCatalogs } from "./test-catalog.ts";

/** The test catalogs, and what of them makes the dashboard another one. */
export async function openVariants(): Promise<(readonly [string, Catalog])[]> {
  const originals = testCatalogs.map(async (name) => [name, await openTestCatalog(name)] as const);
  return Promise.all([
    ...originals,
    open("shop with in-tree backups", (spec) => {
      spec.backup.method = "barmanObjectStore";
      spec.versions = { cloudNativePG: "1.30" };
    }),
    open("shop with snapshots alone", (spec) => {
      const { schedule } = spec.backup;
      spec.backup = { method: "volumeSnapshot", schedule, className: "fast" };
    }),
    open("shop without backups", (spec) => {
      spec.backup = { method: "none", reason: "a test" };
    }),
    open("shop without poolers", (spec) => {
      spec.poolers = [];
      for (const tenant of spec.tenants) Object.assign(tenant, { poolers: [], sharedPoolers: [], direct: 5 });
    }),
    open("shop with one instance", (spec) => {
      spec.cluster.instances = 1;
      // Poolers of type ro have nothing to lead to.
      for (const tenant of spec.tenants)
        tenant.poolers = tenant.poolers?.filter(({ type }: { type: string }) => type === "rw");
    }),
    open("shop with tablespaces and supervised updates", (spec) => {
      spec.cluster.primaryUpdateStrategy = "supervised";
      spec.cluster.tablespaces = [{ name: "cold", storage: { size: "50Gi" } }];
    }),
    open("shop as a replica cluster of an archive", (spec) => {
      const objectStore = { bucket: "origin", serverName: "origin", credentials: "origin-keys" };
      const from = { name: "shop-origin", objectStore };
      Object.assign(spec.cluster, { bootstrap: { recovery: { from } }, replicaOf: from });
    }),
    open("shop as a replica cluster that streams, with in-tree backups", (spec) => {
      const from = {
        name: "shop-origin",
        connection: { host: "origin.example.org", certificate: "origin-tls", rootCertificate: "origin-ca" },
      };
      Object.assign(spec.cluster, { bootstrap: { pg_basebackup: { from } }, replicaOf: from });
      spec.backup.method = "barmanObjectStore";
    }),
  ]);
}

async function open(
  name: string,
  change: NonNullable<Parameters<typeof openTestCatalog>[1]>,
): Promise<readonly [string, Catalog]> {
  return [name, await openTestCatalog("shop", change)];
}
