import type { Catalog } from "@tenantry/tenant-model";
import { type Alert, defineAlert } from "../alert.ts";
import { watchInstanceConnections } from "../connections/instance-connections.ts";
import { watchLongTransactions } from "../connections/long-transactions.ts";
import { watchTenantConnections } from "../connections/tenant-connections.ts";
import { selectCluster } from "../scrape-labels.ts";

/** Metrics: CNPG v1.27.0, config/manager/default-monitoring.yaml, and our own queries in the renderer's monitoring-config-map.ts. */
export function buildConnectionAlerts(catalog: Catalog): readonly Alert[] {
  return [
    ...watchInstanceConnections(catalog),
    ...watchTenantConnections(catalog),
    ...watchLongTransactions(catalog),
    ...watchLockWaits(catalog),
  ];
}

/**
 * The query counts pairs: a waiting session once for each session that holds the same lock or waits for it as well. So one
 * blocked ALTER TABLE with a queue behind it gets there soon, and two updates of one row do not.
 */
function watchLockWaits(catalog: Catalog): readonly Alert[] {
  return defineAlert(catalog, "CNPGBackendsWaiting", (pairs) => ({
    expr: `max by (pod) (cnpg_backends_waiting_total${selectCluster(catalog)}) > ${pairs}`,
    summary: "CNPG sessions wait for locks on {{ $labels.pod }}",
    description:
      "On {{ $labels.pod }} {{ $value }} pairs of sessions want the same lock, and one of the two has to wait.",
  }));
}
