import { type Catalog, valueOf } from "@tenantry/tenant-model";
import { type Alert, defineAlert } from "../alert.ts";
import { CLUSTER_LABEL, selectCluster } from "../scrape-labels.ts";
import { listDatabases, type WatchedDatabases, writeDatabases } from "../watched-databases.ts";

const SUBSCRIPTION = `namespace, ${CLUSTER_LABEL}, datname, subname`;
const BY = `by (${SUBSCRIPTION})`;
const BY_POD = `by (${SUBSCRIPTION}, pod)`;
const DAY = 24 * 3600;
const NAME = "Subscription {{ $labels.subname }} of database {{ $labels.datname }}";

/** The first version of PostgreSQL that counts errors of subscriptions. */
const FIRST_MAJOR = 15;

/** Whether there are series of subscriptions. */
export function hasSubscriptions(catalog: Catalog): boolean {
  const { cluster, monitoring } = catalog;
  // An image that does not say its version is believed to be new enough.
  return monitoring.logicalReplication && cluster.replicaOf === undefined && !(readMajor(catalog) < FIRST_MAJOR);
}

/**
 * Metrics: our own query `pg_stat_subscription` (renderer, monitoring-queries.ts), on the primary alone. A replica cluster
 * has none: its subscriptions run where its source is.
 */
export function buildLogicalReplicationAlerts(catalog: Catalog): readonly Alert[] {
  if (!hasSubscriptions(catalog)) return [];
  const databases = listDatabases(catalog);
  return [...watchErrors(catalog, databases), ...watchConnection(catalog, databases), ...watchLag(catalog, databases)];
}

/** NaN where the tag of the image does not say its version; a registry may have a port, and a digest starts with digits. */
function readMajor({ cluster: { image } }: Catalog): number {
  return image.style === "catalog" ? image.major : Number(/^[^@]*:(\d+)[^/@]*(?:@|$)/.exec(valueOf(image.name))?.[1]);
}

/** A publisher that restarts is an error too (PostgreSQL 15): what matters is that they go on, which is `for`'s matter. */
function watchErrors(catalog: Catalog, databases: WatchedDatabases): readonly Alert[] {
  const all = selectCluster(catalog);
  const counts = writeDatabases(databases, (...matchers) => {
    const apply = `cnpg_pg_stat_subscription_apply_error_count${selectCluster(catalog, ...matchers)}`;
    const sync = `cnpg_pg_stat_subscription_sync_error_count${all}`;
    const before =
      `cnpg_pg_stat_subscription_apply_error_count${all} offset 10m + ` +
      `cnpg_pg_stat_subscription_sync_error_count${all} offset 10m`;
    return `max ${BY} (max ${BY_POD} (${apply} + ${sync}) - max ${BY_POD} (${before}))`;
  });
  return defineAlert(catalog, "CNPGSubscriptionErrors", (limit) => ({
    expr: counts.map((count) => `${count} > ${limit}`),
    summary: `${NAME} fails`,
    description: `${NAME} does not recover: {{ $value }} of its attempts failed within 10 minutes (expected at most ${limit}).`,
  }));
}

function watchConnection(catalog: Catalog, databases: WatchedDatabases): readonly Alert[] {
  const connected = writeDatabases(
    databases,
    (...matchers) => `max ${BY} (cnpg_pg_stat_subscription_receiving${selectCluster(catalog, ...matchers)})`,
  );
  return defineAlert(catalog, "CNPGSubscriptionStopped", () => ({
    expr: connected.map((vector) => `${vector} == 0`),
    summary: `${NAME} is stopped`,
    description: `${NAME} gets nothing from its publisher: it is disabled, or its worker cannot run or connect.`,
  }));
}

/**
 * Time since a subscription last had all that its publisher had sent. Workers forget that when they start again, so the
 * series has to remember: a subscription that fails over and over has a new worker every few seconds. One that is disabled
 * is `CNPGSubscriptionStopped`'s matter; without fresh series there is no word of it, or a dead exporter would wake somebody.
 */
function watchLag(catalog: Catalog, databases: WatchedDatabases): readonly Alert[] {
  const enabled = `max ${BY} (cnpg_pg_stat_subscription_enabled${selectCluster(catalog)}) == 1`;
  const lags = writeDatabases(databases, (...matchers) => {
    const caughtUp = `cnpg_pg_stat_subscription_caught_up_time${selectCluster(catalog, ...matchers)}`;
    return `clamp_max(time() - max ${BY} (max_over_time(${caughtUp}[1d])), ${DAY})`;
  });
  const text = (limit: number) => ({
    expr: lags.map((lag) => `${lag} > ${limit}\nand on (${SUBSCRIPTION}) ${enabled}`),
    summary: `${NAME} lags behind`,
    description: `${NAME} has been behind its publisher for {{ $value | humanizeDuration }} (expected at most ${limit}s).`,
  });
  return [
    ...defineAlert(catalog, "CNPGSubscriptionLagHigh", text),
    ...defineAlert(catalog, "CNPGSubscriptionLagCritical", text),
  ];
}
