import { nextRuns, readCron } from "@tenantry/tenant-model";
import { readTimestamp } from "../timestamp.ts";

/** Enough to see a schedule of weekdays come round. */
const RUNS = 60;
/** Any day: what is asked for is how far runs are apart. */
const SOME_DAY = "2026-01-01";

/** Most seconds between two runs of five cron fields; undefined where nobody can say. */
export function findLongestGap(cron: string): number | undefined {
  const schedule = readCron(cron, "robfig-v3");
  if (schedule === undefined) return undefined;
  if ("everySeconds" in schedule) return schedule.everySeconds;
  const times = nextRuns(schedule, SOME_DAY, RUNS).flatMap((run) => readTimestamp(run) ?? []);
  const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
  return gaps.length === 0 ? undefined : Math.max(...gaps);
}
