import { type Catalog, listPoolers } from "@tenantry/tenant-model";
import type { Alert } from "../alert.ts";
import { watchMissingPoolers } from "../pooler/missing-poolers.ts";
import { watchPoolSizes } from "../pooler/pool-sizes.ts";
import { watchPoolWaits } from "../pooler/pool-waits.ts";
import { watchPoolerClients } from "../pooler/pooler-clients.ts";
import { watchPoolerPods } from "../pooler/pooler-pods.ts";

/**
 * Metrics: CNPG v1.27.0, pkg/management/pgbouncer/metricsserver, from SHOW POOLS and SHOW LISTS of each pod;
 * kube-state-metrics v2.13.0, docs/metrics/workload/deployment-metrics.md.
 */
export function buildPoolerAlerts(catalog: Catalog): readonly Alert[] {
  if (listPoolers(catalog).length === 0) return [];
  return [
    ...watchPoolerPods(catalog),
    ...watchMissingPoolers(catalog),
    ...watchPoolerClients(catalog),
    ...watchPoolSizes(catalog),
    ...watchPoolWaits(catalog),
  ];
}
