import { openYaml } from "@tenantry/tenant-model/read-yaml";
import type { Metric } from "./metric.ts";
import { type CustomColumn, type CustomQuery, listQueryMetrics } from "./query-metrics.ts";

/**
 * The metrics of a ConfigMap's custom queries.
 * @param text YAML, as it stands under the key that the Cluster names
 * @returns undefined where the exporter could not read it either, so that nobody knows what it exports
 */
export function readCustomQueries(text: string): readonly Metric[] | undefined {
  const yaml = openYaml(text, { mergeKeys: "apply" }).read();
  if (!yaml.ok) return undefined;
  const { value } = yaml;
  if (value === null || value === undefined) return [];
  if (!isMapping(value)) return undefined;
  const queries = Object.entries(value).map(([key, query]) => [key, readQuery(query)] as const);
  const read = queries.flatMap(([key, query]) => (query === undefined ? [] : [[key, query] as const]));
  return read.length < queries.length ? undefined : listQueryMetrics(Object.fromEntries(read));
}

function readQuery(value: unknown): CustomQuery | undefined {
  if (!isMapping(value)) return undefined;
  const { name, runonserver, primary, master, metrics } = value;
  if (!Array.isArray(metrics)) return undefined;
  return {
    query: "",
    ...(typeof name === "string" && { name }),
    ...(typeof runonserver === "string" && { runonserver }),
    ...((primary === true || master === true) && { primary: true }),
    metrics: metrics.filter(isMapping).map(readColumns),
  };
}

function readColumns(columns: Mapping): Record<string, CustomColumn> {
  const read = Object.entries(columns).flatMap(([column, value]): [string, CustomColumn][] => {
    if (!isMapping(value) || !isUsage(value["usage"])) return [];
    const { usage, name } = value;
    return [[column, { usage, description: "", ...(typeof name === "string" && { name }) }]];
  });
  return Object.fromEntries(read);
}

const USAGES: readonly unknown[] = [
  "DISCARD",
  "LABEL",
  "COUNTER",
  "GAUGE",
  "MAPPEDMETRIC",
  "DURATION",
  "HISTOGRAM",
] satisfies CustomColumn["usage"][];

function isUsage(value: unknown): value is CustomColumn["usage"] {
  return USAGES.includes(value);
}

type Mapping = Readonly<Record<string, unknown>>;

function isMapping(value: unknown): value is Mapping {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
