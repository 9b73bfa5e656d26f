import type { Fields } from "../manifest.ts";
import type { Subject } from "../subject.ts";
import { isFields, textAt } from "./fields.ts";

/** What prometheus-operator names by itself (v0.93.0, pkg/prometheus/promcfg.go). */
const OPERATOR_LABELS = ["prometheus", "prometheus_replica"];
/** Kinds that say what a scraper or a store adds to all series, at any depth: a HelmRelease has it among its values. */
const SPEAKERS: ReadonlySet<string> = new Set([
  "HelmRelease",
  "Prometheus",
  "PrometheusAgent",
  "ThanosRuler",
  "VMAgent",
  "VMCluster",
  "VMSingle",
]);

/** Labels that series get from no scrape. */
export function externalLabelsOf(subject: Subject): readonly string[] {
  const labels = new Set(OPERATOR_LABELS);
  for (const { object } of subject.objects()) {
    if (SPEAKERS.has(textAt(object, "kind") ?? "")) collect(object, labels);
  }
  return [...labels];
}

function collect(value: unknown, labels: Set<string>): void {
  if (Array.isArray(value)) for (const item of value) collect(item, labels);
  if (!isFields(value)) return;
  for (const [key, item] of Object.entries(value)) {
    if (key === "externalLabels" && isFields(item)) for (const name of Object.keys(item)) labels.add(name);
    // A flag of vmagent: `remoteWrite.label: cluster=infra`.
    else if (key === "remoteWrite.label") addFlag(item, labels);
    else collect(item, labels);
  }
}

function addFlag(value: Fields | unknown, labels: Set<string>): void {
  for (const text of Array.isArray(value) ? value : [value]) {
    const [name = ""] = typeof text === "string" ? text.split("=") : [];
    if (name !== "") labels.add(name);
  }
}
