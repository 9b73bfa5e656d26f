import type { Catalog } from "@tenantry/tenant-model";
import { selectCluster } from "../scrape-labels.ts";

/**
 * One series for each instance whose PostgreSQL answers the exporter: the result of the plainest of the default queries
 * (CNPG v1.27.0, config/manager/default-monitoring.yaml). Not `cnpg_collector_up`, which keeps its 1 while an instance is
 * fenced, and whose own label `cluster` hides the one that tells Kubernetes clusters apart.
 */
export function selectAnsweredQueries(catalog: Catalog): string {
  return `cnpg_pg_postmaster_start_time${selectCluster(catalog)}`;
}
