import { type Catalog, type CronSchedule, type Day, dayOf, nextRuns, readCron, valueOf } from "@tenantry/tenant-model";

/** What story 24 asks for; for a schedule that never comes twice. */
const DEFAULT_HOURS = 48;
/** A backup may take so much longer than the one before it, and the operator's time zone may change its clocks. */
const SPARE_HOURS = 2;
/** What the first backup of a restored, large cluster may take. */
const FIRST_HOURS = 12;
const HOUR = 3600;

/** Any day does, as every schedule repeats. */
const FIRST_DAY = "2025-01-01";
/** More than a year of days, so that each month is among them. */
const DAYS = 400;

/** Hours after which the newest backup is too old: as old as it gets between two runs, unless the catalog says. */
export function chooseMaxAge({ backup }: Catalog): number {
  if (backup.method === "none") return DEFAULT_HOURS;
  const asked = backup.method === "volumeSnapshot" ? undefined : backup.validation?.maxBackupAgeHours;
  if (asked !== undefined) return asked;
  const schedule = readCron(valueOf(backup.schedule), "robfig-v1");
  const gap = schedule && measureLongestGap(schedule);
  return gap === undefined ? DEFAULT_HOURS : Math.ceil(gap / HOUR) + SPARE_HOURS;
}

/** Hours within which a new cluster has its first backup. */
export function chooseGrace(catalog: Catalog): number {
  const { backup } = catalog;
  return backup.method === "none" || backup.immediate ? FIRST_HOURS : Math.max(FIRST_HOURS, chooseMaxAge(catalog));
}

/** The longest time between two runs, in seconds; undefined where there are no two within five years. */
export function measureLongestGap(schedule: CronSchedule): number | undefined {
  if ("everySeconds" in schedule) return schedule.everySeconds;
  const { hours, minutes, seconds } = schedule;
  const times = hours.flatMap((h) => minutes.flatMap((m) => seconds.map((s) => (h * 60 + m) * 60 + s)));
  const midnights = nextRuns({ ...schedule, hours: [0], minutes: [0], seconds: [0] }, FIRST_DAY, DAYS)
    .map((run) => dayOf(run.slice(0, FIRST_DAY.length)))
    .map((day) => (day === undefined ? Number.NaN : countDays(day) * 24 * HOUR));
  const [first = 0, last = first] = [times[0], times.at(-1)];
  const overnight = findLongest(midnights);
  return overnight === undefined ? undefined : Math.max(overnight - last + first, findLongest(times) ?? 0);
}

/** The longest step of an ascending list. */
function findLongest(moments: readonly number[]): number | undefined {
  let longest: number | undefined;
  for (const [index, moment] of moments.entries()) {
    const before = moments[index - 1];
    if (before !== undefined) longest = Math.max(longest ?? 0, moment - before);
  }
  return longest;
}

/** Days since the beginning of the Gregorian calendar; a year begins in March here, so that its leap day is its last. */
function countDays({ year, month, day }: Day): number {
  const march = month > 2 ? year : year - 1;
  const months = (month + 9) % 12;
  const leapDays = Math.floor(march / 4) - Math.floor(march / 100) + Math.floor(march / 400);
  return march * 365 + leapDays + Math.floor((months * 153 + 2) / 5) + day;
}
