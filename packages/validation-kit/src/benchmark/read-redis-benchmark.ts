/** What redis-benchmark has measured of one command. */
export interface CommandResult {
  readonly command: string;
  readonly operationsPerSecond: number;
  /** Undefined before Redis 6.2, which prints rates alone. */
  readonly p99Ms: number | undefined;
}

/** Column of `p99_latency_ms` (Redis 7.0, src/redis-benchmark.c, showLatencyReport). */
const P99 = 6;

/** @param text what `redis-benchmark --csv` prints: with a heading from Redis 6.2 on */
export function readRedisBenchmark(text: string): readonly CommandResult[] {
  return text.split(/\r?\n/).flatMap((line) => {
    if (!/^"[^"]+"(?:,"\d+(?:\.\d+)?")+$/.test(line)) return [];
    const [command = "", rate, ...others] = line.slice(1, -1).split('","');
    const operationsPerSecond = Number(rate);
    const p99 = others[P99 - 2];
    return Number.isFinite(operationsPerSecond)
      ? [{ command, operationsPerSecond, p99Ms: p99 === undefined ? undefined : Number(p99) }]
      : [];
  });
}
