import type { Binary, Name, Selector } from "./expression.ts";
import type { LabelSet } from "./label-set.ts";

/** What the parts of an expression are, and who is told of labels that are asked for. */
export interface InferContext {
  /** Labels of the series that a selector picks, before its matchers are looked at. */
  seriesOf(selector: Selector): LabelSet;
  /** A label is asked for: `use` names the place, e.g. `by`. */
  onUse?(label: Name, use: string, labels: LabelSet): void;
  /** Operands of which no pair can match. */
  onMismatch?(binary: Binary, mismatch: Mismatch): void;
}

/** Labels that all series of one side have and no series of the other. */
export interface Mismatch {
  readonly onlyLeft: readonly string[];
  readonly onlyRight: readonly string[];
  /** That both sides have. */
  readonly common: readonly string[];
}
