import type { Catalog } from "@tenantry/tenant-model";
import type { Metric } from "./metric.ts";
import { listQueries } from "./monitoring-queries.ts";
import { listQueryMetrics } from "./query-metrics.ts";

/** The metrics that a catalog's own queries make, by name of series. */
export function listCustomMetrics(catalog: Catalog): ReadonlyMap<string, Metric> {
  return new Map(listQueryMetrics(listQueries(catalog)).map((metric) => [metric.name, metric]));
}
