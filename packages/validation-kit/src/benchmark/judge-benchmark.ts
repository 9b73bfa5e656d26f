import type { CheckFault } from "../check.ts";
import type { PgbenchResult } from "./read-pgbench.ts";

/** One run of pgbench, by the way that it took. */
export interface PgbenchRun {
  readonly way: string;
  /** Undefined where its report could not be read. */
  readonly result: PgbenchResult | undefined;
}

export function describeRun({ way, result }: PgbenchRun): string {
  if (result === undefined) return `${way}: no report`;
  return `${way}: ${Math.round(result.transactionsPerSecond)} transactions/s, ${result.latencyMs.toFixed(1)} ms on average`;
}

/** @param least transactions per second */
export function judgeRun({ way, result }: PgbenchRun, least: number): readonly CheckFault[] {
  if (result === undefined) {
    const help = "see in the transcript what it printed instead";
    return [{ message: `pgbench ${way} printed no report that could be read`, help }];
  }
  const faults: CheckFault[] = [];
  const { transactionsPerSecond, processed, expected } = result;
  if (processed < expected) {
    const message = `pgbench ${way} processed ${processed} of ${expected} transactions: clients were cut off`;
    faults.push({ message, help: "see in the transcript what they were told" });
  }
  if (transactionsPerSecond < least) {
    const message = `pgbench ${way} reached ${transactionsPerSecond.toFixed(1)} transactions/s, expected at least ${least}`;
    const help =
      "see where the time goes: the volumes' latency of fsync (pg_test_fsync), the way to the synchronous standby, or a limit of the processor; spec.verify.baselines says what is enough";
    faults.push({ message, help });
  }
  return faults;
}
