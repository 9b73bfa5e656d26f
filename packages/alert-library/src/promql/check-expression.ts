import { judgeMetric } from "../metrics/judge-metric.ts";
import { checkMatchers } from "./check-matchers.ts";
import { describeLabels } from "./describe-labels.ts";
import type { Binary, Name, Selector, Span } from "./expression.ts";
import type { Mismatch } from "./infer-context.ts";
import { inferLabels } from "./infer-labels.ts";
import { ANY_LABELS, type LabelSet, NO_LABELS } from "./label-set.ts";
import { listSelectors } from "./list-selectors.ts";
import { parseExpression } from "./parse-expression.ts";
import type { SeriesView } from "./series-view.ts";
import type { SyntaxFault } from "./syntax-fault.ts";

export interface ExpressionFault extends Span {
  readonly about: "metric" | "label";
  /** Neither ends with a full stop. */
  readonly message: string;
  readonly help: string;
}

export type CheckedExpression =
  | { readonly ok: false; readonly fault: SyntaxFault }
  | {
      readonly ok: true;
      /** In the order of their places. */
      readonly faults: readonly ExpressionFault[];
      /** Of what it returns. */
      readonly labels: LabelSet;
    };

/** Whether the series that an expression asks for can be there, with the labels that it asks for. */
export function checkExpression(text: string, view: SeriesView): CheckedExpression {
  const parsed = parseExpression(text);
  if (!parsed.ok) return parsed;
  const names = new Set(listSelectors(parsed.expression).flatMap(({ metric }) => metric?.name ?? []));
  const check = new ExpressionCheck(view, names);
  const labels = inferLabels(parsed.expression, {
    seriesOf: (selector) => check.seriesOf(selector),
    onUse: (label, use, of) => check.judgeUse(label, use, of),
    onMismatch: (binary, mismatch) => check.judgeMismatch(binary, mismatch),
  });
  const faults = check.faults.sort((a, b) => a.from - b.from);
  return { ok: true, faults, labels: labels ?? NO_LABELS };
}

class ExpressionCheck {
  readonly faults: ExpressionFault[] = [];
  /** What was said once is not said again of the next selector. */
  private readonly said = new Set<string>();
  private readonly view: SeriesView;
  /** Of all metrics that the expression asks for. */
  private readonly names: ReadonlySet<string>;

  constructor(view: SeriesView, names: ReadonlySet<string>) {
    this.view = view;
    this.names = names;
  }

  seriesOf(selector: Selector): LabelSet {
    const { metric } = selector;
    if (metric === undefined) return ANY_LABELS;
    const fault = judgeMetric(metric.name, this.view.known, this.names) ?? this.judgeUnlisted(metric.name);
    if (fault !== undefined) {
      this.report(metric, "metric", fault.message, fault.help);
      return ANY_LABELS;
    }
    const labels = this.view.labelsOf(metric.name);
    for (const { at, key, message, help } of checkMatchers(selector, labels, this.view.find(metric.name))) {
      this.report(at, "label", message, help, key);
    }
    return labels;
  }

  private judgeUnlisted(name: string): { readonly message: string; readonly help: string } | undefined {
    if (this.view.demand === "foreign" || this.view.known.recorded.has(name)) return undefined;
    if (this.view.find(name) !== undefined) return undefined;
    return {
      message: `\`${name}\` is not in the catalogue of metrics`,
      help: "add it with its labels and its exporter: packages/alert-library/README.md says how",
    };
  }

  judgeUse(label: Name, use: string, labels: LabelSet): void {
    if (labels.presence(label.name) !== "never" || this.view.written.has(label.name)) return;
    const asked = `\`${use}\` asks for the label \`${label.name}\`, which no series has there`;
    this.report(label, "label", asked, describeLabels(labels));
  }

  judgeMismatch({ operator, from, to }: Binary, { onlyLeft, onlyRight, common }: Mismatch): void {
    const sides = [describeSide("left", onlyLeft), describeSide("right", onlyRight)].filter((text) => text !== "");
    const message = `\`${operator}\` finds no pair: ${sides.join(", and ")}`;
    const help = `say which labels have to be equal, e.g. \`on (${common.join(", ")})\`, or aggregate the other ones away`;
    this.report({ from, to }, "label", message, help);
  }

  private report(
    { from, to }: Span,
    about: ExpressionFault["about"],
    message: string,
    help: string,
    key = message,
  ): void {
    if (this.said.has(key)) return;
    this.said.add(key);
    this.faults.push({ from, to, about, message, help });
  }
}

function describeSide(side: "left" | "right", labels: readonly string[]): string {
  return labels.length === 0 ? "" : `only its ${side} side has ${labels.map((label) => `\`${label}\``).join(", ")}`;
}
