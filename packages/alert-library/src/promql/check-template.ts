import type { ExpressionFault } from "./check-expression.ts";
import { describeLabels } from "./describe-labels.ts";
import type { LabelSet } from "./label-set.ts";
import { listTemplateLabels } from "./template-labels.ts";

/**
 * Labels that a text shows and that the alert does not have, so that there is a gap in it.
 * @param labels of what the expression returns: in Prometheus a text does not see those that the rule itself sets (shown by
 * promtool 2.42 and 3.x), while vmalert shows both
 */
export function checkTemplate(text: string, labels: LabelSet, demand: "own" | "foreign"): ExpressionFault[] {
  return listTemplateLabels(text).flatMap(({ name, from, to }) => {
    const presence = labels.presence(name);
    if (presence !== "never" && (demand === "foreign" || presence !== "some")) return [];
    const who = presence === "never" ? "the expression's result never has" : "some results do not have";
    const message = `\`$labels.${name}\` stays empty: ${who} the label \`${name}\``;
    return [{ from, to, about: "label" as const, message, help: describeLabels(labels) }];
  });
}
