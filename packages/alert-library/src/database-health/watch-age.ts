import { type AlertDefault, type AlertName, alertDefaults, type Catalog, valueOf } from "@tenantry/tenant-model";
import { type Alert, defineAlert } from "../alert.ts";
import { CLUSTER_LABEL, selectCluster } from "../scrape-labels.ts";
import { type WatchedDatabases, writeDatabases } from "../watched-databases.ts";

const BY_DATABASE = `by (namespace, ${CLUSTER_LABEL}, datname)`;

/** One of the two counters that number transactions with 32 bits. */
export interface AgingCounter {
  readonly metric: string;
  /** What it counts, as a text names it. */
  readonly one: string;
  /** What is the matter when they have run out, before the name of the cluster. */
  readonly end: string;
  /** Parameter of PostgreSQL: the age at which autovacuum freezes a table whatever else it was told. */
  readonly freezeAge: string;
  readonly high: AlertName;
  readonly near: AlertName;
}

export const TRANSACTION_IDS: AgingCounter = {
  metric: "cnpg_pg_database_xid_age",
  one: "transaction id",
  end: "no database takes writes any more in",
  freezeAge: "autovacuum_freeze_max_age",
  high: "CNPGTransactionIdAgeHigh",
  near: "CNPGTransactionIdWraparoundNear",
};

export const MULTIXACTS: AgingCounter = {
  metric: "cnpg_pg_database_mxid_age",
  one: "multixact id",
  end: "no row can be locked by several transactions, as foreign keys need it, in",
  freezeAge: "autovacuum_multixact_freeze_max_age",
  high: "CNPGMultixactAgeHigh",
  near: "CNPGMultixactWraparoundNear",
};

/** PostgreSQL 13-18, src/backend/access/transam/varsup.c and multixact.c: a little before half of 2^32. */
const LIMIT = "2.1G";
/** How far an age may go beyond the one at which autovacuum sets in: a large table takes its time. */
const GRACE = 100_000_000;

/** Metrics: CNPG v1.27.0, config/manager/default-monitoring.yaml, on all instances. */
export function watchAge(catalog: Catalog, databases: WatchedDatabases, counter: AgingCounter): readonly Alert[] {
  const { metric, one, end, high, near } = counter;
  const ages = writeDatabases(
    databases,
    (...matchers) => `max ${BY_DATABASE} (${metric}${selectCluster(catalog, ...matchers)})`,
  );
  const compare = (limit: number) => ages.map((age) => `${age} > ${limit}`);
  const age = `The oldest ${one} of database {{ $labels.datname }} has an age of {{ $value | humanize }}`;
  return [
    ...defineAlert(
      catalog,
      high,
      (limit) => ({
        expr: compare(limit),
        summary: `Database {{ $labels.datname }} has old ${one}s`,
        description: `${age} (expected at most ${limit / 1e6}M): autovacuum does not keep up, or something holds it back.`,
      }),
      deriveLimit(catalog, counter, high),
    ),
    ...defineAlert(
      catalog,
      near,
      (limit) => ({
        expr: compare(limit),
        summary: `Database {{ $labels.datname }} runs out of ${one}s`,
        description: `${age}: at ${LIMIT} ${end} cluster ${catalog.cluster.name}.`,
      }),
      deriveLimit(catalog, counter, near),
    ),
  ];
}

/** Where the catalog makes autovacuum wait longer than usual, an age below that is no finding. */
function deriveLimit({ cluster }: Catalog, { freezeAge }: AgingCounter, name: AlertName): number | undefined {
  const { threshold = 0 }: AlertDefault = alertDefaults[name];
  const parameter = cluster.parameters[freezeAge];
  const limit = parameter === undefined ? 0 : Number(valueOf(parameter)) + GRACE;
  return limit > threshold ? limit : undefined;
}
