import type { Catalog } from "@tenantry/tenant-model";
import { IS_PRIMARY } from "../instance-series.ts";
import { matchLabel, POOLER_LABEL, selectCluster } from "../scrape-labels.ts";

/** `pipe` joins what is chosen with `|` and escapes nothing: the values are regular expressions already. */
const chosen = (variable: "tenant" | "pooler"): string => `\${${variable}:pipe}`;

/** Of the tenants that are chosen at the top: a label that holds a role or a database. */
export function ofTenant(label: "rolname" | "usename" | "user" | "datname" | "database"): string {
  return matchLabel(label, "=~", chosen("tenant"));
}

/** Of the poolers that are chosen at the top. */
export const OF_POOLER = matchLabel(POOLER_LABEL, "=~", chosen("pooler"));

/** Series of the primary alone, or of the designated primary of a replica cluster. */
export function selectPrimary(catalog: Catalog, ...matchers: readonly string[]): string {
  return selectCluster(catalog, IS_PRIMARY, ...matchers);
}

/** Where lines could be hundreds: as many as can be told apart. */
export function largest(vector: string, count = 10): string {
  return `topk(${count}, ${vector})`;
}

/** Per second, over a time that holds enough scrapes: Grafana fills it in. */
export function rate(series: string): string {
  return `rate(${series}[$__rate_interval])`;
}

export const BY_POD = "by (pod)";
export const BY_POOLER = `by (${POOLER_LABEL})`;
export const BY_DATABASE = "by (datname)";
export const POOLER_LEGEND = `{{${POOLER_LABEL}}}`;
