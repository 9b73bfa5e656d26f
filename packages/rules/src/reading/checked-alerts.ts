import type { Metric } from "@tenantry/alert-library";
import type {
  CheckedExpression,
  ExpressionFault,
  LabelSet,
  Recording,
  SeriesView,
} from "@tenantry/alert-library/promql";
import type { Path } from "@tenantry/tenant-model";
import type { Subject } from "../subject.ts";
import { type AlertRule, alertRulesOf, cloudNativePGRulesOf } from "./alert-rules.ts";
import { knownMetricsOf } from "./custom-metrics.ts";
import { externalLabelsOf } from "./external-labels.ts";
import { podScrapesOf } from "./pod-scrapes.ts";

type PromQL = NonNullable<Subject["promql"]>;

/** A rule with what its expression was found to be. */
export interface CheckedAlert {
  readonly rule: AlertRule;
  readonly checked: CheckedExpression;
  /** Of its texts, with their places in the rule. */
  readonly inTexts: readonly (ExpressionFault & { readonly place: Path })[];
}

/** Empty where nobody brought the reader of expressions. */
export function checkedAlertsOf(subject: Subject): readonly CheckedAlert[] {
  const { promql } = subject;
  const rules = promql === undefined ? [] : cloudNativePGRulesOf(subject);
  if (promql === undefined || rules.length === 0) return [];
  const view = viewSubject(subject, promql);
  return rules.map((rule) => {
    const checked = promql.checkExpression(rule.expression, view);
    return { rule, checked, inTexts: checked.ok ? [...checkTexts(rule, checked.labels, promql)] : [] };
  });
}

function viewSubject(subject: Subject, promql: PromQL): SeriesView {
  const outside = listOutsideLabels(subject, promql);
  const scrapes = {
    instance: podScrapesOf(subject, "Cluster", outside),
    pooler: podScrapesOf(subject, "Pooler", outside),
  };
  const labelsOf = (metric: Metric): LabelSet => {
    const exporter = metric.exporter === "plugin" ? "instance" : metric.exporter;
    const own = exporter === "instance" || exporter === "pooler" ? scrapes[exporter] : undefined;
    const [first, ...others] = (own ?? []).map((scrape) => promql.labelScraped(metric, scrape));
    return others.reduce((all, labels) => all.or(labels), first ?? promql.ANY_LABELS);
  };
  return new promql.SeriesView({
    known: knownMetricsOf(subject),
    labelsOf,
    recordings: listRecordings(subject),
    demand: "foreign",
    // Tenantry's own alerts ask for these whether there is a tenant with an owner or not.
    written: promql.TENANT_LABELS,
  });
}

/** Labels that no scrape of pods makes: those that objects speak of, and those that rules ask of all kinds of series. */
function listOutsideLabels(subject: Subject, promql: PromQL): readonly string[] {
  const labels = new Set(subject.once(externalLabelsOf));
  for (const { expression } of subject.once(alertRulesOf)) {
    const parsed = promql.parseExpression(expression);
    if (parsed.ok) for (const label of promql.listOutsideLabels(parsed.expression)) labels.add(label);
  }
  return [...labels];
}

function listRecordings(subject: Subject): ReadonlyMap<string, readonly Recording[]> {
  const recordings = new Map<string, Recording[]>();
  for (const { record, expression, labels } of subject.once(alertRulesOf)) {
    if (record === undefined) continue;
    const recording = { expression, labels: Object.keys(labels) };
    recordings.set(record, [...(recordings.get(record) ?? []), recording]);
  }
  return recordings;
}

function* checkTexts({ kind, labels, annotations }: AlertRule, result: LabelSet, promql: PromQL) {
  for (const [field, texts] of Object.entries({ annotations, labels })) {
    // vmalert shows the labels of the rule in its annotations as well, and two of its own (app/vmalert/rule/alerting.go).
    const isShown = kind === "VMRule" && field === "annotations";
    const shown = isShown ? [...Object.keys(labels), "alertname", "alertgroup"] : [];
    const all = shown.reduce((set, label) => set.with(label, "always"), result);
    for (const [key, text] of Object.entries(texts)) {
      if (typeof text !== "string") continue;
      for (const fault of promql.checkTemplate(text, all, "foreign")) yield { ...fault, place: [field, key] };
    }
  }
}
