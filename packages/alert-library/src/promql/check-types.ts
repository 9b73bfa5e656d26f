import type { Expression, Span } from "./expression.ts";
import type { SyntaxFault } from "./syntax-fault.ts";

/** Functions over what a series was for a while; of every other one it is an error. */
const OF_RANGES: ReadonlySet<string> = new Set([
  "changes",
  "delta",
  "deriv",
  "double_exponential_smoothing",
  "idelta",
  "increase",
  "irate",
  "predict_linear",
  "rate",
  "resets",
]);

/**
 * A range where Prometheus takes none, or none where it wants one: it refuses such a rule, while VictoriaMetrics chooses a
 * range by itself.
 */
export function findRangeFault(expression: Expression): SyntaxFault | undefined {
  return expression.kind === "range"
    ? { ...spanOf(expression), message: "a range alone is no value" }
    : findWithin(expression);
}

function findWithin(expression: Expression): SyntaxFault | undefined {
  switch (expression.kind) {
    case "literal":
    case "selector":
      return undefined;
    case "range":
      return findWithin(expression.operand);
    case "binary":
      return findFirst([expression.left, expression.right], expression.operator);
    case "aggregation":
      return findFirst([expression.operand], expression.operator);
    case "call": {
      const takesRange = OF_RANGES.has(expression.function) || expression.function.endsWith("_over_time");
      if (!takesRange) return findFirst(expression.arguments, expression.function);
      if (!expression.arguments.some(({ kind }) => kind === "range")) {
        return { ...spanOf(expression), message: `\`${expression.function}\` needs a range, e.g. \`[5m]\`` };
      }
      return expression.arguments.map(findWithin).find((fault) => fault !== undefined);
    }
  }
}

function findFirst(operands: readonly Expression[], taker: string): SyntaxFault | undefined {
  for (const operand of operands) {
    if (operand.kind === "range") return { ...spanOf(operand), message: `\`${taker}\` takes no range` };
    const fault = findWithin(operand);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function spanOf({ from, to }: Span): Span {
  return { from, to };
}
