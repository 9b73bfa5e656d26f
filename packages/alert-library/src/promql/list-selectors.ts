import type { Expression, Selector } from "./expression.ts";

/** Every selector of an expression, from left to right. */
export function listSelectors(expression: Expression): readonly Selector[] {
  switch (expression.kind) {
    case "literal":
      return [];
    case "selector":
      return [expression];
    case "range":
      return listSelectors(expression.operand);
    case "call":
      return expression.arguments.flatMap(listSelectors);
    case "aggregation":
      return [
        ...(expression.parameter ? listSelectors(expression.parameter) : []),
        ...listSelectors(expression.operand),
      ];
    case "binary":
      return [...listSelectors(expression.left), ...listSelectors(expression.right)];
  }
}
