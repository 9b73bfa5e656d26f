/** Where a part stands in the text of an expression, in UTF-16 units; `to` is behind its last one. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** PromQL as far as metrics and labels go: numbers, durations, offsets and `@` change neither, and are left out. */
export type Expression = Literal | Selector | Range | Call | Aggregation | Binary;

/** A number or a text. */
export interface Literal extends Span {
  readonly kind: "literal";
  /** Of a text: without its quotes. */
  readonly text?: string;
}

export interface Selector extends Span {
  readonly kind: "selector";
  /** Undefined where no matcher says it for sure. */
  readonly metric?: Name;
  /** But for one that says the metric. */
  readonly matchers: readonly Matcher[];
}

/** A label or a metric by its name. */
export interface Name extends Span {
  readonly name: string;
}

export interface Matcher extends Span {
  readonly label: Name;
  readonly operator: "=" | "!=" | "=~" | "!~";
  readonly value: string;
}

/** `x[5m]`, or a subquery. */
export interface Range extends Span {
  readonly kind: "range";
  readonly operand: Expression;
}

export interface Call extends Span {
  readonly kind: "call";
  readonly function: string;
  readonly arguments: readonly Expression[];
}

export interface Aggregation extends Span {
  readonly kind: "aggregation";
  readonly operator: string;
  /** `by ()` where there is none. */
  readonly grouping: { readonly mode: "by" | "without"; readonly labels: readonly Name[] };
  /** The `3` of `topk(3, x)`. */
  readonly parameter?: Expression;
  readonly operand: Expression;
}

export interface Binary extends Span {
  readonly kind: "binary";
  readonly operator: string;
  readonly left: Expression;
  readonly right: Expression;
  readonly matching?: { readonly mode: "on" | "ignoring"; readonly labels: readonly Name[] };
  /** `group_left` and `group_right`, with the labels that come from the other side. */
  readonly group?: { readonly many: "left" | "right"; readonly labels: readonly Name[] };
}
