import type { Catalog, Replication } from "@tenantry/tenant-model";
import { type Alert, defineAlert } from "./alert.ts";
import { BY_POD, IS_PRIMARY, matchStandbys, writePrimaryAnswers } from "./instance-series.ts";
import { matchLabel, selectCluster } from "./scrape-labels.ts";

const NAME = "CNPGSyncStandbysBelowExpected";

/** Fewer standbys confirm commits than the catalog asks for; none where it asks for none, as in a replica cluster. */
export function watchSyncStandbys(catalog: Catalog): readonly Alert[] {
  const { name, replication, replicaOf } = catalog.cluster;
  if (replicaOf !== undefined || replication.style === "none") return [];
  // A zero that comes from a setting may be another number tomorrow.
  if (replication.style === "legacy" && replication.minSyncReplicas === 0) return [];
  if (replication.style === "synchronous" && replication.dataDurability === "required") {
    return defineAlert(catalog, NAME, () => ({
      expr: `${writeConnected(catalog)} < ${replication.number}\nand on () (${writePrimaryAnswers(catalog)})`,
      summary: `CNPG cluster ${name} waits for synchronous standbys`,
      description: `Connected standbys of the CloudNativePG cluster ${name}: {{ $value }}, needed: ${replication.number}. Every commit waits.`,
    }));
  }
  const alerts = defineAlert(catalog, NAME, () => ({
    expr: `${writeDemanded(catalog, "observed")} < ${writeExpected(catalog, replication)}`,
    summary: `CNPG cluster ${name} commits with too few synchronous standbys`,
    description:
      "The number of standbys that commits on {{ $labels.pod }} wait for is {{ $value }}, less than the catalog asks for: if the primary is lost, so may be what was committed last.",
  }));
  // Writes go on, so nobody is woken unless the catalog says so.
  return catalog.monitoring.alerts[NAME]?.severity === undefined
    ? alerts.map((alert) => ({ ...alert, severity: "warning" }))
    : alerts;
}

/**
 * Standbys that confirm what they wrote. `observed` would be no help here: it is the number in synchronous_standby_names,
 * which stays as it is under `required` whoever is connected (CNPG v1.30.0, pkg/postgres/replication/explicit.go). The
 * connection of a base backup has a position of NaN, which the comparison drops.
 */
function writeConnected(catalog: Catalog): string {
  const clients = `cnpg_pg_stat_replication_flush_diff_bytes${selectCluster(catalog, matchStandbys(catalog))}`;
  return `(count(count by (application_name) (${clients} >= 0)) or vector(0))`;
}

/**
 * The least that the catalog asks for. Not `expected`: in the older form the operator lowers it together with `observed`
 * (pkg/postgres/replication/legacy.go). Nor the catalog's minSyncReplicas, which may be a setting.
 */
function writeExpected(catalog: Catalog, replication: Replication): string {
  return replication.style === "synchronous" ? String(replication.number) : writeDemanded(catalog, "min");
}

/** How many standbys commits wait for, and shall at least. The primary alone has `observed` up to date; -1 is unknown. */
function writeDemanded(catalog: Catalog, value: "observed" | "min"): string {
  const series = selectCluster(catalog, IS_PRIMARY, matchLabel("value", "=", value));
  return `max ${BY_POD} (cnpg_collector_sync_replicas${series} >= 0)`;
}
