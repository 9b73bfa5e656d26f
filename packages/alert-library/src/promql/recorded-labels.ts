import type { Expression, Selector } from "./expression.ts";
import { inferLabels } from "./infer-labels.ts";
import { ANY_LABELS, type LabelSet, NO_LABELS } from "./label-set.ts";
import { listSelectors } from "./list-selectors.ts";
import { parseExpression } from "./parse-expression.ts";

export interface Recording {
  readonly expression: string;
  /** That the rule sets itself. */
  readonly labels: readonly string[];
}

/** What rules record may be read by other ones that record: each is judged after those that it reads. */
export class RecordedLabels {
  private readonly recordings: ReadonlyMap<string, readonly Recording[]>;
  private readonly labelsOf: (name: string | undefined) => LabelSet;
  private readonly known = new Map<string, LabelSet>();
  private readonly parsed = new Map<Recording, Expression | undefined>();

  /** @param labelsOf what no rule records */
  constructor(recordings: ReadonlyMap<string, readonly Recording[]>, labelsOf: (name: string | undefined) => LabelSet) {
    this.recordings = recordings;
    this.labelsOf = labelsOf;
  }

  has(name: string): boolean {
    return this.recordings.has(name);
  }

  /** A loop, as chains of rules may be longer than calls can be deep. */
  find(name: string): LabelSet {
    const started = new Set<string>();
    const open = [name];
    for (let next = open.at(-1); next !== undefined; next = open.at(-1)) {
      if (started.has(next)) {
        if (!this.known.has(next)) this.known.set(next, this.infer(next));
        open.pop();
      } else {
        started.add(next);
        open.push(...this.listRead(next).filter((read) => !started.has(read)));
      }
    }
    return this.known.get(name) ?? ANY_LABELS;
  }

  /** Recorded names of which a rule of this name needs to know the labels first. */
  private listRead(name: string): readonly string[] {
    if (this.known.has(name)) return [];
    const expressions = (this.recordings.get(name) ?? []).flatMap((recording) => this.parse(recording) ?? []);
    const names = expressions.flatMap(listSelectors).flatMap(({ metric }) => metric?.name ?? []);
    return names.filter((read) => this.has(read));
  }

  private infer(name: string): LabelSet {
    // A rule that reads what it records, at once or through others, reads any labels.
    const seriesOf = ({ metric }: Selector) =>
      metric !== undefined && this.has(metric.name)
        ? (this.known.get(metric.name) ?? ANY_LABELS)
        : this.labelsOf(metric?.name);
    const [first, ...others] = (this.recordings.get(name) ?? []).map((recording) => {
      const expression = this.parse(recording);
      const inferred = expression === undefined ? ANY_LABELS : (inferLabels(expression, { seriesOf }) ?? NO_LABELS);
      return recording.labels.reduce((all, label) => all.with(label, "always"), inferred);
    });
    return others.reduce((all, next) => all.or(next), first ?? ANY_LABELS);
  }

  private parse(recording: Recording): Expression | undefined {
    if (this.parsed.has(recording)) return this.parsed.get(recording);
    const parsed = parseExpression(recording.expression);
    const expression = parsed.ok ? parsed.expression : undefined;
    this.parsed.set(recording, expression);
    return expression;
  }
}
