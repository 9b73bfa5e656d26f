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
  const scrapes = { instance: podScrapesOf(subject, "Cluster"), pooler: podScrapesOf(subject, "Pooler") };
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
  });
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
