import type { SyntaxNode } from "@lezer/common";
import { parser } from "@prometheus-io/lezer-promql";
import type { Aggregation, Binary, Expression, Matcher, Name, Selector } from "./expression.ts";
import { findSyntaxFault, type SyntaxFault } from "./syntax-fault.ts";
import { unquote } from "./unquote.ts";

export type ParsedExpression =
  | { readonly ok: true; readonly expression: Expression }
  | { readonly ok: false; readonly fault: SyntaxFault };

/** Reads PromQL as Prometheus 3 does, apart from the types of arguments (`check-types.ts`). */
export function parseExpression(text: string): ParsedExpression {
  const { topNode } = parser.parse(hideBareDots(text));
  const fault = findSyntaxFault(topNode, text);
  const top = topNode.getChild("Expr");
  if (fault === undefined && top !== null) return { ok: true, expression: new ExpressionReader(text).read(top) };
  return { ok: false, fault: fault ?? { from: 0, to: text.length, message: "it is empty" } };
}

/** `5.` is a number for Prometheus and not for the grammar; what is in quotes stays as it is, and every place where it was. */
function hideBareDots(text: string): string {
  return text.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`|(?<=\d)\.(?![\deE_])/g, (found) =>
    found === "." ? " " : found,
  );
}

/** Nodes around an operand that change neither its labels nor its kind. */
const WRAPPERS: ReadonlySet<string> = new Set([
  "ParenExpr",
  "UnaryExpr",
  "OffsetExpr",
  "StepInvariantExpr",
  "AnchoredExpr",
  "SmoothedExpr",
]);

class ExpressionReader {
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  read(node: SyntaxNode): Expression {
    const span = { from: node.from, to: node.to };
    const operands = node.getChildren("Expr");
    const [first, second] = operands;
    switch (node.name) {
      case "VectorSelector":
        return this.readSelector(node);
      case "AggregateExpr":
        return this.readAggregation(node);
      case "FunctionCall": {
        const body = node.getChild("FunctionCallBody")?.getChildren("Expr") ?? [];
        const name = this.textOf(node.getChild("FunctionIdentifier"));
        return { kind: "call", function: name, arguments: body.map((argument) => this.read(argument)), ...span };
      }
      case "StringLiteral":
        return { kind: "literal", text: unquote(this.textOf(node)) ?? "", ...span };
      default:
        if (first === undefined) return { kind: "literal", ...span };
        if (second !== undefined) return this.readBinary(node, first, second);
        return this.readAround(node, first);
    }
  }

  /** `a + b[5m]`: the grammar takes the range, or an offset, for one of the whole sum, where PromQL has it on `b` alone. */
  private readAround(node: SyntaxNode, inner: SyntaxNode): Expression {
    const operand = this.read(inner);
    if (WRAPPERS.has(node.name)) return operand;
    const wrap = (part: Expression): Expression => {
      if (part.kind === "binary" && inner.name !== "ParenExpr") return { ...part, right: wrap(part.right) };
      return { kind: "range", operand: part, from: part.from, to: node.to };
    };
    return wrap(operand);
  }

  private readSelector(node: SyntaxNode): Selector {
    const matchers: Matcher[] = [];
    const identifier = node.getChild("Identifier");
    let metric = identifier === null ? undefined : this.readName(identifier);
    const list = node.getChild("LabelMatchers");
    for (const child of [
      ...(list?.getChildren("UnquotedLabelMatcher") ?? []),
      ...(list?.getChildren("QuotedLabelMatcher") ?? []),
    ]) {
      const matcher = this.readMatcher(child);
      if (matcher.label.name === "__name__" && matcher.operator === "=") {
        metric ??= { name: matcher.value, from: child.from, to: child.to };
      } else matchers.push(matcher);
    }
    const quoted = list?.getChild("QuotedLabelName");
    if (quoted) metric ??= this.readName(quoted);
    return { kind: "selector", ...(metric && { metric }), matchers, from: node.from, to: node.to };
  }

  private readMatcher(node: SyntaxNode): Matcher {
    const label = node.getChild("LabelName") ?? node.getChild("QuotedLabelName") ?? node;
    const operator = this.textOf(node.getChild("MatchOp")) as Matcher["operator"];
    const value = unquote(this.textOf(node.getChild("StringLiteral"))) ?? "";
    return { label: this.readName(label), operator, value, from: node.from, to: node.to };
  }

  private readAggregation(node: SyntaxNode): Aggregation {
    const modifier = node.getChild("AggregateModifier");
    const body = (node.getChild("FunctionCallBody")?.getChildren("Expr") ?? []).map((argument) => this.read(argument));
    const operand = body.at(-1) ?? { kind: "literal", from: node.from, to: node.to };
    const [parameter] = body;
    return {
      kind: "aggregation",
      operator: this.textOf(node.getChild("AggregateOp")),
      grouping: {
        mode: modifier?.getChild("Without") ? "without" : "by",
        labels: this.readLabels(modifier?.getChild("GroupingLabels")),
      },
      ...(parameter !== undefined && body.length > 1 && { parameter }),
      operand,
      from: node.from,
      to: node.to,
    };
  }

  private readBinary(node: SyntaxNode, left: SyntaxNode, right: SyntaxNode): Binary {
    const clause = node.getChild("MatchingModifierClause");
    const side = clause?.getChild("GroupLeft") ? "left" : clause?.getChild("GroupRight") ? "right" : undefined;
    const [labels, extra] = clause?.getChildren("GroupingLabels") ?? [];
    return {
      kind: "binary",
      operator: this.textOf(skipComments(left.nextSibling)),
      left: this.read(left),
      right: this.read(right),
      ...(clause && { matching: { mode: clause.getChild("On") ? "on" : "ignoring", labels: this.readLabels(labels) } }),
      ...(side && { group: { many: side, labels: this.readLabels(extra) } }),
      from: node.from,
      to: node.to,
    };
  }

  private readLabels(list: SyntaxNode | null | undefined): Name[] {
    const labels = [...(list?.getChildren("LabelName") ?? []), ...(list?.getChildren("QuotedLabelName") ?? [])];
    return labels.map((label) => this.readName(label));
  }

  private readName(node: SyntaxNode): Name {
    const text = this.textOf(node);
    return { name: unquote(text) ?? text, from: node.from, to: node.to };
  }

  private textOf(node: SyntaxNode | null | undefined): string {
    return node ? this.text.slice(node.from, node.to) : "";
  }
}

function skipComments(node: SyntaxNode | null): SyntaxNode | null {
  return node?.name === "LineComment" ? skipComments(node.nextSibling) : node;
}
