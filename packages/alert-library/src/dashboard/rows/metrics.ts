import { type Catalog, listPoolers } from "@tenantry/tenant-model";
import { matchLabel, POOLER_LABEL, selectCluster } from "../../scrape-labels.ts";
import type { PanelDraft } from "../panel.ts";
import { showLines } from "../panels/lines.ts";
import { showStates } from "../panels/states.ts";
import { BY_POD, largest } from "../series.ts";
import type { Watch } from "../watch.ts";

/** Whether the rest of the dashboard can be believed. */
export function buildMetricsRow(catalog: Catalog, watch: Watch): readonly PanelDraft[] {
  const instances = selectCluster(catalog, matchLabel(POOLER_LABEL, "=", ""));
  const series = selectCluster(catalog);
  // The label is the query's name, the database and the error.
  const failing = `label_replace(cnpg_errors_total${series}, "query", "$1", "errorUserQueries", "([^ :]+)(?s:.*)")`;
  return [
    showStates({
      title: "Instances scraped",
      description: watch.describe(
        "Whether the exporter of each instance answers. Nothing here: the scrape object is not picked up.",
        "CNPGInstanceMetricsAbsent",
      ),
      queries: [{ expr: `max ${BY_POD} (up${instances})`, legend: "{{pod}}" }],
      width: 12,
      values: { 0: { text: "no answer", color: "red" }, 1: { text: "scraped", color: "green" } },
    }),
    showStates({
      title: "Collection of metrics",
      description: watch.describe(
        "Where it fails, panels of this instance show old values or none.",
        "CNPGMetricsCollectionFailing",
      ),
      queries: [{ expr: `max ${BY_POD} (cnpg_collector_last_collection_error${series})`, legend: "{{pod}}" }],
      width: 12,
      values: { 0: { text: "complete", color: "green" }, 1: { text: "failing", color: "red" } },
    }),
    showLines({
      title: "Queries of metrics that fail",
      description: watch.describe(
        "Series that start with `cnpg_` and this name are missing. The log of the pod says why.",
        "CNPGMetricsQueryFailing",
      ),
      queries: [{ expr: largest(`max by (pod, query) (${failing})`), legend: "{{query}} on {{pod}}" }],
      width: 12,
      unit: "none",
    }),
    ...(listPoolers(catalog).length > 0 ? [showPoolers(catalog, watch)] : []),
  ];
}

function showPoolers(catalog: Catalog, watch: Watch): PanelDraft {
  const scraped = `up${selectCluster(catalog, matchLabel(POOLER_LABEL, "!=", ""))}`;
  return showLines({
    title: "Pooler pods without metrics",
    description: watch.describe(
      "Pods whose exporter does not answer the scraper, or whose PgBouncer does not answer the exporter.",
      "CNPGPoolerMetricsAbsent",
      "CNPGPoolerMetricsFailing",
    ),
    queries: [
      { expr: `count(${scraped} == 0) or vector(0)`, legend: "no answer to the scraper" },
      {
        expr: `count(cnpg_pgbouncer_last_collection_error${selectCluster(catalog)} == 1) or vector(0)`,
        legend: "no answer of PgBouncer",
      },
    ],
    width: 12,
    unit: "none",
  });
}
