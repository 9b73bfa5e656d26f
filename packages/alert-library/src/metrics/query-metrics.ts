import type { Metric, PostgresRange } from "./metric.ts";
import { spellSeries } from "./metrics.ts";

/** Custom queries by name, in the form that the exporter reads (CNPG v1.30.0, pkg/management/postgres/metrics/parser.go). */
export type CustomQueries = Readonly<Record<string, CustomQuery>>;

export interface CustomQuery {
  readonly query: string;
  readonly predicate_query?: string;
  /** Instead of its key, in the names of its series. */
  readonly name?: string;
  readonly primary?: boolean;
  readonly master?: boolean;
  /** Versions of PostgreSQL that it runs on, e.g. `>=17.0.0`. */
  readonly runonserver?: string;
  readonly target_databases?: readonly string[];
  /** What each column is, by its name. */
  readonly metrics: readonly Readonly<Record<string, CustomColumn>>[];
}

export interface CustomColumn {
  readonly usage: "DISCARD" | "LABEL" | "COUNTER" | "GAUGE" | "MAPPEDMETRIC" | "DURATION" | "HISTOGRAM";
  readonly description: string;
  /** Instead of the column's name, in the names of series; labels keep theirs. */
  readonly name?: string;
}

const TYPES: Readonly<Record<string, Metric["type"]>> = {
  COUNTER: "counter",
  GAUGE: "gauge",
  MAPPEDMETRIC: "gauge",
  DURATION: "gauge",
  HISTOGRAM: "histogram",
};

/** The metrics of custom queries, `cnpg_<query>_<column>` (CNPG v1.30.0, pkg/management/postgres/metrics/mappings.go). */
export function listQueryMetrics(queries: CustomQueries): Metric[] {
  return Object.entries(queries).flatMap(([key, query]) => {
    const columns = query.metrics.flatMap((column) => Object.entries(column));
    const labels = columns.flatMap(([column, { usage }]) => (usage === "LABEL" ? [column] : []));
    const postgres = readRange(query.runonserver);
    return columns.flatMap(([column, { usage, name }]) => {
      const type = TYPES[usage];
      if (type === undefined) return [];
      return spellSeries({
        name: `cnpg_${query.name || key}_${name || column}${usage === "DURATION" ? "_milliseconds" : ""}`,
        type,
        labels,
        // Whatever a query returns may be an empty text.
        optional: labels,
        exporter: "instance",
        source: "custom query",
        ...(postgres && { postgres }),
        ...((query.primary || query.master) && { primary: "only" as const }),
      });
    });
  });
}

/** Bounds on the major alone, as the default queries have them; whatever else stands there rules nothing out. */
function readRange(text = ""): PostgresRange | undefined {
  const since = /^>=\s*(\d+)(?:\.0)*$/.exec(text)?.[1];
  const until = /^<\s*(\d+)(?:\.0)*$/.exec(text)?.[1];
  if (since !== undefined) return { since: Number(since) };
  return until === undefined ? undefined : { until: Number(until) - 1 };
}
