import type { KnownMetrics } from "../metrics/judge-metric.ts";
import type { Metric } from "../metrics/metric.ts";
import { findMetric } from "../metrics/metrics.ts";
import { ANY_LABELS, type LabelSet } from "./label-set.ts";
import { RecordedLabels, type Recording } from "./recorded-labels.ts";

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

/** What is known of series, for expressions to be held against. */
export class SeriesView {
  readonly known: KnownMetrics;
  readonly demand: "own" | "foreign";
  readonly written: ReadonlySet<string>;
  private readonly options: SeriesViewOptions;
  private readonly recorded: RecordedLabels;

  constructor(options: SeriesViewOptions) {
    this.options = options;
    this.known = options.known;
    this.demand = options.demand;
    this.recorded = new RecordedLabels(options.recordings ?? new Map(), (name) => this.labelsOf(name));
    this.written = new Set(options.written);
  }

  find(name: string): Metric | undefined {
    return this.known.recorded.has(name) ? undefined : (this.known.added.get(name) ?? findMetric(name));
  }

  /** Labels of all series of a name. */
  labelsOf(name: string | undefined): LabelSet {
    if (name === undefined) return ANY_LABELS;
    if (this.recorded.has(name)) return this.recorded.find(name);
    const metric = this.find(name);
    return metric === undefined ? ANY_LABELS : this.options.labelsOf(metric);
  }
}
