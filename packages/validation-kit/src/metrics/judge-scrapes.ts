import type { CheckFault, Verdict } from "../check.ts";
import type { NeededMetric } from "./needed-metrics.ts";
import { type Exporter, type Scrape, showExporter } from "./read-exporter.ts";

export interface ScrapedPod {
  readonly exporter: Exporter;
  readonly scrape: Scrape;
}

/** Holds what exporters of one kind say against what alerts need of them. */
export function judgeScrapes(needed: readonly NeededMetric[], pods: readonly ScrapedPod[]): Verdict {
  const silentFaults = pods.flatMap(({ exporter, scrape }): CheckFault[] => {
    if (scrape.ok) return [];
    const { container, pod } = exporter;
    const message = `the exporter of pod ${container.namespace}/${pod} ${scrape.reason}, expected metrics`;
    return [{ message, help: showExporter(exporter) }];
  });
  const answering = pods.flatMap(({ exporter, scrape }) =>
    scrape.ok ? { exporter, names: new Set(scrape.samples.map(({ name }) => name)) } : [],
  );
  const [first] = answering;
  const missing = first === undefined ? [] : needed.flatMap((metric) => judgeMetric(metric, answering));
  const waiting = needed.filter(
    ({ metric, silence }) => silence !== undefined && !answering.some(({ names }) => names.has(metric.name)),
  );
  const quiet = waiting.map(({ metric, silence }) => `${metric.name} has no series ${silence}`);
  return {
    expectation: `series of ${needed.length} metrics, which the catalog's alerts look at, in ${pods.length} pod${pods.length === 1 ? "" : "s"}`,
    found: [
      `${answering.length} of ${pods.length} pods answer`,
      `${missing.length} metrics are missing`,
      ...quiet,
    ].join("; "),
    faults: [...silentFaults, ...missing],
  };
}

interface AnsweringPod {
  readonly exporter: Exporter;
  readonly names: ReadonlySet<string>;
}

function judgeMetric({ metric, alerts, silence }: NeededMetric, pods: readonly AnsweringPod[]): CheckFault[] {
  const lacking = pods.filter(({ names }) => !names.has(metric.name));
  const [first] = lacking;
  // Some are those of a primary, or of one of Dragonfly's roles: one pod that has them is enough.
  const isOfEach = (metric.exporter === "instance" || metric.exporter === "pooler") && metric.primary === undefined;
  if (first === undefined || silence !== undefined || (!isOfEach && lacking.length < pods.length)) return [];
  const names = lacking.map(({ exporter }) => `${exporter.container.namespace}/${exporter.pod}`);
  const query = metric.query === undefined ? "" : `; it is of the query ${metric.query}`;
  return [
    {
      message: `alert${alerts.length === 1 ? "" : "s"} ${alerts.join(", ")} can never fire: ${metric.name} has no series in pod ${names.join(", ")}, expected of the exporter ${metric.exporter}`,
      help: `${showExporter(first.exporter)} | grep ${metric.name}${query}`,
    },
  ];
}
