import type { Environment, Metric } from "./metric.ts";
import { existsFor, findAbsence, findMetric } from "./metrics.ts";
import { suggestMetric } from "./suggest-metric.ts";

/** What is known of the series that expressions select. */
export interface KnownMetrics {
  /** Metrics of custom queries, by name of series; they win over the catalogue. */
  readonly added: ReadonlyMap<string, Metric>;
  /** Names that recording rules give. */
  readonly recorded: ReadonlySet<string>;
  /** Whether there may be custom queries that nobody can see. */
  readonly customQueries: "all seen" | "some unseen";
  /** One for each cluster: a metric exists if one of them has it. None: nothing is known. */
  readonly environments: readonly Environment[];
}

export interface MetricFault {
  /** Ends without a full stop. */
  readonly message: string;
  readonly help: string;
}

/** The exporters' own names: nobody else's series start like this. */
const FULLY_KNOWN = ["cnpg_collector_", "cnpg_pgbouncer_", "barman_cloud_cloudnative_pg_io_"];
/** Custom queries are called like this as well. */
const INSTANCE_PREFIX = "cnpg_";

/** Whether CloudNativePG or its plugin would have to export a series of this name. */
export function isOfCloudNativePG(name: string): boolean {
  return name.startsWith(INSTANCE_PREFIX) || FULLY_KNOWN.some((prefix) => name.startsWith(prefix));
}

/**
 * What is wrong with asking for series of a name; names of other exporters are nobody's business here.
 * @param beside names that the same expression asks for: whoever asks for the times of backups by both methods knows that only
 * one of them has some, e.g. while a cluster goes over to the plugin
 */
export function judgeMetric(name: string, known: KnownMetrics, beside: Iterable<string> = []): MetricFault | undefined {
  if (!isOfCloudNativePG(name) || known.recorded.has(name)) return undefined;
  const metric = findKnown(name, known);
  if (metric === undefined) return judgeUnknown(name, known);
  const absences = known.environments.map((environment) => findAbsence(metric, environment));
  const [reason] = absences;
  if (reason === undefined || absences.includes(undefined)) return undefined;
  if (metric.backup !== undefined && [...beside].some((other) => hasBackups(other, known))) return undefined;
  return {
    message: `\`${name}\` has no series that say anything here: ${reason}`,
    help: suggestInstead(metric),
  };
}

function hasBackups(name: string, known: KnownMetrics): boolean {
  const metric = findKnown(name, known);
  return metric?.backup !== undefined && known.environments.some((environment) => existsFor(metric, environment));
}

function findKnown(name: string, { added }: KnownMetrics): Metric | undefined {
  return added.get(name) ?? findMetric(name);
}

function judgeUnknown(name: string, { added, customQueries }: KnownMetrics): MetricFault | undefined {
  // Colons are for recording rules, which may stand elsewhere.
  if (name.includes(":")) return undefined;
  if (customQueries === "some unseen" && !FULLY_KNOWN.some((prefix) => name.startsWith(prefix))) return undefined;
  return {
    message: `there is no metric \`${name}\``,
    help:
      suggestMetric(name, added.keys()) ??
      "`cnpg_<query>_<column>` takes a custom query that the Cluster names; what there is without is listed in CloudNativePG's docs, monitoring.md and connection_pooling.md",
  };
}

function suggestInstead({ name, backup, exporter }: Metric): string {
  const stem = name.replace(/^(barman_cloud_cloudnative_pg_io|cnpg_collector)_/, "");
  if (backup === undefined) return "leave the alert out, or write it over what this version exports";
  return exporter === "plugin"
    ? `write \`cnpg_collector_${stem}\`, which the operator fills from its own backups`
    : `write \`barman_cloud_cloudnative_pg_io_${stem}\`, which plugin-barman-cloud exports`;
}
