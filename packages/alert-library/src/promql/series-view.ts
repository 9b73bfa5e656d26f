import type { KnownMetrics } from "../metrics/judge-metric.ts";
import type { Metric } from "../metrics/metric.ts";
import { findMetric } from "../metrics/metrics.ts";
import { inferLabels } from "./infer-labels.ts";
import { ANY_LABELS, type LabelSet, NO_LABELS } from "./label-set.ts";
import { parseExpression } from "./parse-expression.ts";

export interface SeriesViewOptions {
  readonly known: KnownMetrics;
  /** Labels of a metric's series as the scraper stores them. */
  readonly labelsOf: (metric: Metric) => LabelSet;
  /** Of rules that record, by the name that they give. */
  readonly recordings?: ReadonlyMap<string, readonly Recording[]>;
  /**
   * `own` for expressions whose every metric stands in the catalogue, and whose texts may only name labels that each result
   * has. `foreign`: what nobody knows may be right.
   */
  readonly demand: "own" | "foreign";
  /** Labels that expressions write themselves where there is something to write: to ask for one does no harm. */
  readonly written?: readonly string[];
}

export interface Recording {
  readonly expression: string;
  /** That the rule sets itself. */
  readonly labels: readonly string[];
}

/** What is known of series, for expressions to be held against. */
export class SeriesView {
  readonly known: KnownMetrics;
  readonly demand: "own" | "foreign";
  readonly written: ReadonlySet<string>;
  private readonly options: SeriesViewOptions;
  private readonly recorded = new Map<string, LabelSet>();

  constructor(options: SeriesViewOptions) {
    this.options = options;
    this.known = options.known;
    this.demand = options.demand;
    this.written = new Set(options.written);
  }

  find(name: string): Metric | undefined {
    return this.known.recorded.has(name) ? undefined : (this.known.added.get(name) ?? findMetric(name));
  }

  /** Labels of all series of a name. */
  labelsOf(name: string | undefined): LabelSet {
    if (name === undefined) return ANY_LABELS;
    const recordings = this.options.recordings?.get(name);
    if (recordings !== undefined) return this.labelsOfRecorded(name, recordings);
    const metric = this.find(name);
    return metric === undefined ? ANY_LABELS : this.options.labelsOf(metric);
  }

  private labelsOfRecorded(name: string, recordings: readonly Recording[]): LabelSet {
    const known = this.recorded.get(name);
    if (known !== undefined) return known;
    // A rule that reads what it records.
    this.recorded.set(name, ANY_LABELS);
    const [first, ...others] = recordings.map((recording) => this.inferRecorded(recording));
    const labels = others.reduce((all, next) => all.or(next), first ?? ANY_LABELS);
    this.recorded.set(name, labels);
    return labels;
  }

  private inferRecorded({ expression, labels }: Recording): LabelSet {
    const parsed = parseExpression(expression);
    if (!parsed.ok) return ANY_LABELS;
    const inferred = inferLabels(parsed.expression, { seriesOf: ({ metric }) => this.labelsOf(metric?.name) });
    return labels.reduce((all, label) => all.with(label, "always"), inferred ?? NO_LABELS);
  }
}
