import type { Aggregation, Call, Expression, Selector } from "./expression.ts";
import { inferBinary } from "./infer-binary.ts";
import type { InferContext } from "./infer-context.ts";
import { ANY_LABELS, LabelSet, NO_LABELS } from "./label-set.ts";
import { matches } from "./match-value.ts";

/** Labels of what an expression returns; undefined for a number or a text. */
export function inferLabels(expression: Expression, context: InferContext): LabelSet | undefined {
  switch (expression.kind) {
    case "literal":
      return undefined;
    case "selector":
      return inferSelector(expression, context);
    case "range":
      return inferLabels(expression.operand, context);
    case "call":
      return inferCall(expression, context);
    case "aggregation":
      return inferAggregation(expression, context);
    case "binary":
      return inferBinary(
        expression,
        inferLabels(expression.left, context),
        inferLabels(expression.right, context),
        context,
      );
  }
}

/** What a matcher asks for is there on all that it picks. */
function inferSelector(selector: Selector, context: InferContext): LabelSet {
  const asked = selector.matchers.filter((matcher) => matches(matcher, "") === false);
  return asked.reduce((labels, { label }) => labels.with(label.name, "always"), context.seriesOf(selector));
}

/** Aggregations that return series of their operand as they are. */
const PICKS: ReadonlySet<string> = new Set(["topk", "bottomk", "limitk", "limit_ratio"]);

function inferAggregation(aggregation: Aggregation, context: InferContext): LabelSet {
  const { operator, grouping, parameter, operand } = aggregation;
  const labels = inferLabels(operand, context) ?? NO_LABELS;
  const names = grouping.labels.map(({ name }) => name);
  // To take away what is not there does no harm.
  if (grouping.mode === "by") for (const label of grouping.labels) context.onUse?.(label, "by", labels);
  if (PICKS.has(operator.toLowerCase())) return labels;
  const grouped = grouping.mode === "by" ? labels.only(names) : labels.without(names);
  const counted =
    operator.toLowerCase() === "count_values" && parameter?.kind === "literal" ? parameter.text : undefined;
  return counted === undefined ? grouped : grouped.with(counted, "always");
}

/** Functions that return a number. */
const SCALARS: ReadonlySet<string> = new Set(["scalar", "time", "pi", "start", "end", "range", "step"]);
/** Functions of time that count from now where they get no vector. */
const OF_NOW: ReadonlySet<string> = new Set([
  "vector",
  "minute",
  "hour",
  "day_of_week",
  "day_of_month",
  "day_of_year",
  "days_in_month",
  "month",
  "year",
]);

function inferCall(call: Call, context: InferContext): LabelSet | undefined {
  const inferred = call.arguments.map((argument) => inferLabels(argument, context));
  const labels = inferred.find((found) => found !== undefined);
  if (SCALARS.has(call.function)) return undefined;
  switch (call.function) {
    case "absent":
    case "absent_over_time":
      return readAbsent(call);
    case "label_replace":
    case "label_join":
      return relabel(call, labels ?? ANY_LABELS, context);
    case "histogram_quantile":
      return labels?.without(["le"]);
    // Both take labels from elsewhere.
    case "info":
    case "histogram_quantiles":
      return ANY_LABELS;
    default:
      return labels ?? (OF_NOW.has(call.function) ? NO_LABELS : ANY_LABELS);
  }
}

/** Prometheus v3.0, promql/functions.go, createLabelsForAbsentFunction: labels that one matcher says for sure. */
function readAbsent({ arguments: [argument] }: Call): LabelSet {
  const vector = argument?.kind === "range" ? argument.operand : argument;
  if (vector?.kind !== "selector") return NO_LABELS;
  const names = vector.matchers.map(({ label }) => label.name);
  const sure = vector.matchers.filter(
    ({ label, operator, value }, index) =>
      operator === "=" && value !== "" && names.every((name, other) => other === index || name !== label.name),
  );
  return new LabelSet(sure.map(({ label }) => [label.name, "always"]));
}

/** `label_replace(v, to, value, from, regex)` and `label_join(v, to, separator, from…)`. */
function relabel(call: Call, labels: LabelSet, context: InferContext): LabelSet {
  const [, target, value, ...rest] = call.arguments;
  const sources = call.function === "label_join" ? rest : rest.slice(0, 1);
  for (const source of sources) {
    if (source.kind === "literal" && source.text)
      context.onUse?.({ ...source, name: source.text }, call.function, labels);
  }
  if (target?.kind !== "literal" || target.text === undefined) return ANY_LABELS;
  const written = call.function === "label_replace" && value?.kind === "literal" ? value.text : undefined;
  const before = labels.presence(target.text);
  if (written === "") return before === "never" ? labels : labels.with(target.text, "some");
  // What is put together from other labels may be nothing; where the pattern does not match, all stays as it was.
  const isConstant = written !== undefined && !written.includes("$");
  return labels.with(target.text, before === "always" && isConstant ? "always" : "listed");
}
