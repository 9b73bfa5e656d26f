/** What pgbench has measured. */
export interface PgbenchResult {
  /** Without the time that it took to connect. */
  readonly transactionsPerSecond: number;
  readonly latencyMs: number;
  readonly processed: number;
  /** Less than that were processed where a client gave up. */
  readonly expected: number;
}

const NUMBER = "(\\d+(?:\\.\\d+)?)";
const RATE = new RegExp(
  `^tps = ${NUMBER} \\((?:without initial connection time|excluding connections establishing)\\)$`,
  "m",
);
const LATENCY = new RegExp(`^latency average(?: =|:) ${NUMBER} ms$`, "m");
const PROCESSED = /^number of transactions actually processed: (\d+)\/(\d+)$/m;

/** @param text what pgbench prints in English, of versions 13 to 18. @returns undefined where it is no whole report */
export function readPgbench(text: string): PgbenchResult | undefined {
  const report = text.replaceAll("\r", "");
  const rate = RATE.exec(report)?.[1];
  const latency = LATENCY.exec(report)?.[1];
  const [, processed, expected] = PROCESSED.exec(report) ?? [];
  if (rate === undefined || latency === undefined || processed === undefined || expected === undefined)
    return undefined;
  const result = {
    transactionsPerSecond: Number(rate),
    latencyMs: Number(latency),
    processed: Number(processed),
    expected: Number(expected),
  };
  return Object.values(result).every(Number.isFinite) ? result : undefined;
}
