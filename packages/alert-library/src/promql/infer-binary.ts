import type { Binary } from "./expression.ts";
import type { InferContext } from "./infer-context.ts";
import type { LabelSet, Presence } from "./label-set.ts";

/** Labels of what an operator returns (Prometheus v3.0, promql/engine.go, resultMetric). */
export function inferBinary(
  binary: Binary,
  left: LabelSet | undefined,
  right: LabelSet | undefined,
  context: InferContext,
): LabelSet | undefined {
  if (left === undefined || right === undefined) return left ?? right;
  const operator = binary.operator.toLowerCase();
  for (const label of binary.matching?.mode === "on" ? binary.matching.labels : []) {
    context.onUse?.(label, "on", left.presence(label.name) === "never" ? left : right);
  }
  if (operator === "or") return left.or(right);
  reportMismatch(binary, left, right, context);
  return operator === "and" || operator === "unless" ? left : inferMatched(binary, left, right, context);
}

function inferMatched(binary: Binary, left: LabelSet, right: LabelSet, context: InferContext): LabelSet {
  const { matching, group } = binary;
  if (group !== undefined) {
    const [many, one] = group.many === "left" ? [left, right] : [right, left];
    return group.labels.reduce((labels, label) => {
      context.onUse?.(label, `group_${group.many}`, one);
      return labels.with(label.name, one.presence(label.name));
    }, many);
  }
  const names = matching?.labels.map(({ name }) => name) ?? [];
  return matching?.mode === "on" ? left.only(names) : left.without(names);
}

/** A label that decides which series belong together, and that only one side has: nothing belongs together. */
function reportMismatch(binary: Binary, left: LabelSet, right: LabelSet, context: InferContext): void {
  const { matching } = binary;
  // Labels that are named are judged one by one.
  if (matching?.mode === "on") return;
  const ignored = new Set(matching?.labels.map(({ name }) => name));
  const labels = [...new Set([...left.named.keys(), ...right.named.keys()])].filter((label) => !ignored.has(label));
  const having = (a: Presence, b: Presence) =>
    labels.filter((label) => left.presence(label) === a && right.presence(label) === b);
  const onlyLeft = having("always", "never");
  const onlyRight = having("never", "always");
  if (onlyLeft.length + onlyRight.length === 0) return;
  context.onMismatch?.(binary, { onlyLeft, onlyRight, common: having("always", "always") });
}
