import type { Catalog, Cluster, Pooler, Tenant } from "@tenantry/tenant-model";

/** Names that two objects must agree on; those that one tenant owns come resolved from the catalog. */

export const nameScheduledBackup = (cluster: Cluster): string => `${cluster.name}-backup`;
export const nameMonitoringConfigMap = (cluster: Cluster): string => `${cluster.name}-monitoring`;
// Not the cluster's or a pooler's own name: that is what the operator calls the PodMonitors that it makes itself.
export const nameInstanceMonitor = (cluster: Cluster): string => `${cluster.name}-instances`;
export const namePoolerMonitor = (cluster: Cluster): string => `${cluster.name}-poolers`;
export const nameRules = (cluster: Cluster): string => `cloudnative-pg-${cluster.name}`;

/** Key of the custom queries in the monitoring ConfigMap. */
export const QUERIES_KEY = "queries";
/** Keys of the object store's Secret. */
export const ACCESS_KEY_ID = "ACCESS_KEY_ID";
export const SECRET_ACCESS_KEY = "SECRET_ACCESS_KEY";
/** What initdb makes and nobody uses: tenants have databases of their own. */
export const UNUSED_DATABASE = "app";
export const SUPERUSER = "postgres";

/** Label on a Secret or ConfigMap that makes CNPG read it again when it changes (CNPG v1.27.0, labels_annotations.go). */
export const RELOAD_LABEL = { "cnpg.io/reload": "true" } as const;

/** Keeps Flux from deleting an object whose loss would be a loss of data or of the way back to it. */
export const NEVER_PRUNED = { "kustomize.toolkit.fluxcd.io/prune": "disabled" } as const;

/** Path of a file that is there once in a catalog's workloads. */
export function placeShared(catalog: Catalog, stem: string): string {
  return `${catalog.output.workloads}/shared-cluster/${stem}.yaml`;
}

export interface PlacedPooler {
  readonly tenant: Tenant;
  readonly pooler: Pooler;
  /** Path without `.yaml`, relative to the root. */
  readonly stem: string;
}

/**
 * Every pooler with the stem of its files. The usual `<tenant>-pooler-rw` is written to `<tenant>-pooler.yaml`; two
 * poolers never share a file, and no pooler has the file of another one's PodDisruptionBudget (`<stem>-pdb.yaml`).
 */
export function placePoolers(catalog: Catalog): PlacedPooler[] {
  const taken = new Set(catalog.tenants.flatMap(({ poolers }) => poolers.map(({ name }) => name)));
  return catalog.tenants.flatMap((tenant) =>
    tenant.poolers.map((pooler) => {
      const stem = `${catalog.output.workloads}/poolers/${chooseStem(pooler.name, taken)}`;
      return { tenant, pooler, stem };
    }),
  );
}

function chooseStem(name: string, taken: ReadonlySet<string>): string {
  const short = name.endsWith("-pooler-rw") ? name.slice(0, -"-rw".length) : name;
  if (short !== name && !taken.has(short)) return short;
  // Names are DNS labels, so no other stem has a dot.
  return name.endsWith("-pdb") ? `${name}.pooler` : name;
}
