import type { Path } from "@tenantry/tenant-model";
import type { Fields, Manifest } from "../manifest.ts";
import type { Subject } from "../subject.ts";
import { fieldsAt, listAt, textAt } from "./fields.ts";
import { plainTextAt } from "./plain-text.ts";

/** A rule of a PrometheusRule or VMRule that has an expression. */
export interface AlertRule {
  readonly manifest: Manifest;
  readonly kind: "PrometheusRule" | "VMRule";
  /** Place of the rule in the object. */
  readonly path: Path;
  /** `alert CNPGClusterNotReady`, for messages. */
  readonly title: string;
  /** The name that it gives to its results, where it records. */
  readonly record: string | undefined;
  readonly expression: string;
  /** That the rule, or its group, sets itself. */
  readonly labels: Fields;
  readonly annotations: Fields;
}

/** Series of CloudNativePG and its plugin, and nobody else's: what else an expression asks for is no business of these rules. */
const OWN_SERIES = /(?<![\w:])(?:cnpg_|barman_cloud_cloudnative_pg_io_)\w/;

/** What is written in PromQL, but for what a placeholder without a value is part of. */
export function alertRulesOf(subject: Subject): readonly AlertRule[] {
  return (["PrometheusRule", "VMRule"] as const).flatMap((kind) =>
    subject.ofKind(kind).flatMap((manifest) => [...readRules(manifest, kind)]),
  );
}

function* readRules(manifest: Manifest, kind: AlertRule["kind"]): Iterable<AlertRule> {
  for (const [group, entry] of listAt(manifest.object, "spec", "groups").entries()) {
    // VictoriaMetrics' groups may hold other languages.
    if ((textAt(entry, "type") ?? "prometheus") !== "prometheus") continue;
    for (const [index, rule] of listAt(entry, "rules").entries()) {
      const expression = plainTextAt(rule, "expr");
      if (expression === undefined) continue;
      const record = plainTextAt(rule, "record");
      yield {
        manifest,
        kind,
        path: ["spec", "groups", group, "rules", index],
        title: record === undefined ? `alert ${textAt(rule, "alert") ?? index + 1}` : `record ${record}`,
        record,
        expression,
        labels: { ...fieldsAt(entry, "labels"), ...fieldsAt(rule, "labels") },
        annotations: fieldsAt(rule, "annotations"),
      };
    }
  }
}

/** The rules that look at series of CloudNativePG, at once or through what another one records. */
export function cloudNativePGRulesOf(subject: Subject): readonly AlertRule[] {
  const rules = subject.once(alertRulesOf);
  const chosen = new Set(rules.filter(({ expression }) => OWN_SERIES.test(expression)));
  const names = new Set<string>();
  for (const { record } of chosen) if (record !== undefined) names.add(record);
  for (const name of names) {
    for (const rule of rules) {
      if (chosen.has(rule) || !rule.expression.includes(name)) continue;
      chosen.add(rule);
      if (rule.record !== undefined) names.add(rule.record);
    }
  }
  return rules.filter((rule) => chosen.has(rule));
}
