import type { Metric } from "../metrics/metric.ts";
import { describeLabels } from "./describe-labels.ts";
import type { Matcher, Selector, Span } from "./expression.ts";
import type { LabelSet } from "./label-set.ts";
import { matches } from "./match-value.ts";

export interface MatcherFault {
  readonly at: Span;
  /** Equal for what is wrong in the same way: often all selectors of an expression ask for the same. */
  readonly key: string;
  readonly message: string;
  readonly help: string;
}

/** Matchers that let no series of a metric pass. */
export function* checkMatchers(
  selector: Selector,
  labels: LabelSet,
  metric: Metric | undefined,
): Iterable<MatcherFault> {
  for (const matcher of selector.matchers) {
    const { label } = matcher;
    // A matcher that lets an empty value pass lets series without the label pass.
    if (labels.presence(label.name) === "never" && matches(matcher, "") === false) {
      yield {
        at: matcher,
        key: `label ${label.name}`,
        message: `no series of \`${selector.metric?.name ?? ""}\` has the label \`${label.name}\``,
        help: describeLabels(labels),
      };
    }
    const values = metric?.values?.[label.name];
    if (values !== undefined && letsNonePass(matcher, values)) {
      yield {
        at: matcher,
        key: `value ${label.name} ${matcher.value}`,
        message: `no series of \`${metric?.name ?? ""}\` has \`${label.name}${matcher.operator}"${matcher.value}"\``,
        help: `\`${label.name}\` is one of ${values.map((value) => `\`${value}\``).join(", ")}`,
      };
    }
  }
}

/** Only what asks for a value: to exclude one that is never there does no harm. */
function letsNonePass(matcher: Matcher, values: readonly string[]): boolean {
  if (matcher.operator === "!=" || matcher.operator === "!~" || matches(matcher, "") !== false) return false;
  return values.every((value) => matches(matcher, value) === false);
}
