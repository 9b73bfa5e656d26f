import { cnpgMetrics } from "./cnpg-metrics.generated.ts";
import { dragonflyMetrics } from "./dragonfly-metrics.ts";
import type { BackupMethod, Environment, Metric, MetricFamily, PostgresRange } from "./metric.ts";
import { otherMetrics } from "./other-metrics.ts";

let known: ReadonlyMap<string, Metric> | undefined;

/** The catalogue by name of series: a histogram stands under `_bucket`, `_sum` and `_count`. */
export function listMetrics(): ReadonlyMap<string, Metric> {
  known ??= new Map(
    [...cnpgMetrics, ...dragonflyMetrics, ...otherMetrics].flatMap(spellFamily).map((metric) => [metric.name, metric]),
  );
  return known;
}

function spellFamily({ prefix = "", names, ...rest }: MetricFamily): Metric[] {
  return names.split(" ").flatMap((name) => spellSeries({ ...rest, name: `${prefix}${name}` }));
}

/** The metric itself, or the three that a histogram is made of. */
export function spellSeries(metric: Metric): readonly Metric[] {
  if (metric.type !== "histogram") return [metric];
  const { name, labels } = metric;
  return [
    { ...metric, name: `${name}_bucket`, labels: [...labels, "le"] },
    { ...metric, name: `${name}_sum` },
    { ...metric, name: `${name}_count` },
  ];
}

export function findMetric(name: string): Metric | undefined {
  return listMetrics().get(name);
}

/** Whether a metric has series that say something. */
export function existsFor(metric: Metric, environment: Environment): boolean {
  return findAbsence(metric, environment) === undefined;
}

/** Why a metric has no series, or only empty ones, as the end of a sentence; undefined where it has. */
export function findAbsence(metric: Metric, environment: Environment): string | undefined {
  const { since, postgres, backup } = metric;
  if (since !== undefined && !isAtLeast(environment.cloudNativePG, since)) {
    return `it came with CloudNativePG ${since}, and this is ${environment.cloudNativePG}`;
  }
  const outside = postgres && environment.postgres && missRange(postgres, environment.postgres);
  if (outside !== undefined) return outside;
  if (backup !== undefined && environment.backup !== undefined && !backup.includes(environment.backup)) {
    return explainBackup(metric, environment.backup);
  }
  if (metric.query !== undefined && metric.exporter === "instance" && environment.defaultQueries === false) {
    return `it is of the default query ${metric.query}, and the Cluster switches these off (monitoring.disableDefaultQueries)`;
  }
  return undefined;
}

/** Every patch of `x.y` is `x.y.0` or later. */
function isAtLeast(version: string, wanted: string): boolean {
  const parts = version.split(".").map(Number);
  for (const [index, part] of wanted.split(".").map(Number).entries()) {
    const own = parts[index] ?? 0;
    if (own !== part) return own > part;
  }
  return true;
}

function missRange(wanted: PostgresRange, actual: PostgresRange): string | undefined {
  const { since = 0, until = Number.POSITIVE_INFINITY } = wanted;
  const { since: first = 0, until: last = Number.POSITIVE_INFINITY } = actual;
  const major = first === last ? `${first}` : `${first} or later`;
  if (first > until) return `PostgreSQL has it up to ${until}, and this is ${major}`;
  if (last < since) return `PostgreSQL has it since ${since}, and this is ${last}`;
  return undefined;
}

function explainBackup({ exporter }: Metric, method: BackupMethod): string {
  if (exporter === "plugin") {
    const instead = method === "none" ? "there are no backups" : `backups are made by ${method}`;
    return `plugin-barman-cloud alone exports it, and ${instead}`;
  }
  return method === "plugin"
    ? "a plugin's backups do not count there, so that it stays 0, or at the operator's last one"
    : "it stays 0 where the operator makes no backups";
}
