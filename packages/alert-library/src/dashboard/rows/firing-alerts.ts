import { type Catalog, listPoolers } from "@tenantry/tenant-model";
import { matchLabel, POOLER_LABEL, selectCluster } from "../../scrape-labels.ts";
import type { PanelDraft } from "../panel.ts";
import { showNumber } from "../panels/number.ts";
import { showStates } from "../panels/states.ts";
import { showTable } from "../panels/table.ts";

/** `ALERTS` is what Prometheus and vmalert write of the rules that they evaluate, with the labels that each rule sets. */
function selectFiring(catalog: Catalog): string {
  return `ALERTS${selectCluster(catalog, matchLabel("alertstate", "=", "firing"))}`;
}

export function countFiring(catalog: Catalog): PanelDraft {
  return showNumber({
    title: "Alerts firing",
    description: "How many alerts of this cluster fire now; the table below names them.",
    queries: [{ expr: `count(${selectFiring(catalog)}) or vector(0)`, legend: "firing" }],
    width: 4,
    steps: [
      { color: "green", value: null },
      { color: "orange", value: 1 },
    ],
  });
}

export function nameFiring(catalog: Catalog): PanelDraft {
  const labels = [
    { from: "severity", title: "Severity" },
    { from: "alertname", title: "Alert" },
    { from: "tenant", title: "Tenant" },
    ...(listPoolers(catalog).length > 0 ? [{ from: POOLER_LABEL, title: "Pooler" }] : []),
    { from: "pod", title: "Pod" },
  ];
  return showTable({
    title: "Alerts that fire now",
    description: "Each alert has a heading of its own in the runbooks. `critical` first: the rest may follow from it.",
    queries: [
      {
        expr: `max by (${labels.map(({ from }) => from).join(", ")}) (${selectFiring(catalog)})`,
        legend: labels.map(({ from }) => `{{${from}}}`).join(" "),
      },
    ],
    width: 12,
    columns: labels,
    sortBy: { title: "Severity", descending: false },
  });
}

export function showFiringOverTime(catalog: Catalog): PanelDraft {
  return showStates({
    title: "Alerts over time",
    description: "When each alert of this cluster fired. What began first is often the cause of the rest.",
    queries: [{ expr: `max by (alertname) (${selectFiring(catalog)})`, legend: "{{alertname}}" }],
    width: 24,
    height: 6,
    values: { 1: { text: "firing", color: "red" } },
  });
}
