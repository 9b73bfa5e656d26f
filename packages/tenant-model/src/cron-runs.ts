import { explainCron } from "./cron.ts";
import { type Day, dayOf, formatDay, nextDay } from "./cron-calendar.ts";
import { type CronDialect, fieldValues, isStar } from "./cron-field.ts";

/** Times of day on matching days. */
export interface CronTimes {
  readonly seconds: readonly number[];
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  readonly days: ReadonlySet<number>;
  readonly months: ReadonlySet<number>;
  readonly weekdays: ReadonlySet<number>;
  /** Both the day of the month and the weekday have to match; otherwise one of them is enough. */
  readonly bothDays: boolean;
}

/** `@every 6h`: counted from the last run, at no fixed time of day. */
export interface CronInterval {
  readonly everySeconds: number;
}

export type CronSchedule = CronTimes | CronInterval;

const DESCRIPTORS: Readonly<Record<string, string>> = {
  "@yearly": "0 0 0 1 1 *",
  "@annually": "0 0 0 1 1 *",
  "@monthly": "0 0 0 1 * *",
  "@weekly": "0 0 0 * * 0",
  "@daily": "0 0 0 * * *",
  "@midnight": "0 0 0 * * *",
  "@hourly": "0 0 * * * *",
};
const UNITS: Readonly<Record<string, number>> = { ns: 1e-9, us: 1e-6, µs: 1e-6, ms: 1e-3, s: 1, m: 60, h: 3600 };
/** robfig/cron stops looking after five years (v1.2.0 and v3.0.1, spec.go). */
const HORIZON_DAYS = 5 * 366;

/**
 * Reads a schedule as robfig/cron does: any blanks, `@daily` and its like, `@every 6h`. Five fields mean a minute first in
 * v3 (CronJob), but a second first in v1 (ScheduledBackup), where only the weekday may be left out.
 */
export function readCron(text: string, dialect: CronDialect): CronSchedule | undefined {
  const trimmed = text.trim();
  if (trimmed.startsWith("@every ")) return readInterval(trimmed.slice("@every ".length));
  const six = Object.hasOwn(DESCRIPTORS, trimmed) ? DESCRIPTORS[trimmed] : toSixFields(trimmed, dialect);
  if (six === undefined || explainCron(six, 6) !== undefined) return undefined;
  const [seconds = "", minutes = "", hours = "", days = "", months = "", weekdays = ""] = six.split(" ");
  return {
    seconds: fieldValues(seconds, "second"),
    minutes: fieldValues(minutes, "minute"),
    hours: fieldValues(hours, "hour"),
    days: new Set(fieldValues(days, "day")),
    months: new Set(fieldValues(months, "month")),
    weekdays: new Set(fieldValues(weekdays, "weekday")),
    bothDays: isStar(days, dialect) || isStar(weekdays, dialect),
  };
}

/** The first runs from midnight of a day on (`YYYY-MM-DD`), as `2026-11-22 02:00:00`; none where the date never comes. */
export function nextRuns(schedule: CronTimes, today: string, count: number): string[] {
  const runs: string[] = [];
  let day = dayOf(today);
  for (let passed = 0; day !== undefined && passed <= HORIZON_DAYS; passed += 1, day = nextDay(day)) {
    if (!runsOn(schedule, day)) continue;
    for (const hour of schedule.hours)
      for (const minute of schedule.minutes)
        for (const second of schedule.seconds) {
          runs.push(`${formatDay(day)} ${[hour, minute, second].map(twoDigits).join(":")}`);
          if (runs.length === count) return runs;
        }
  }
  return runs;
}

/** Runs on a day on which it runs at all. */
export function countRunsADay(schedule: CronSchedule): number {
  if ("everySeconds" in schedule) return Math.floor(86_400 / schedule.everySeconds);
  return schedule.seconds.length * schedule.minutes.length * schedule.hours.length;
}

function runsOn({ days, months, weekdays, bothDays }: CronTimes, day: Day): boolean {
  if (!months.has(day.month)) return false;
  const [byDay, byWeekday] = [days.has(day.day), weekdays.has(day.weekday)];
  return bothDays ? byDay && byWeekday : byDay || byWeekday;
}

function toSixFields(text: string, dialect: CronDialect): string | undefined {
  const fields = text.split(/\s+/);
  if (fields.length === 6) return dialect === "robfig-v1" ? fields.join(" ") : undefined;
  if (fields.length !== 5) return undefined;
  return dialect === "robfig-v1" ? `${fields.join(" ")} *` : `0 ${fields.join(" ")}`;
}

/** Go's time.ParseDuration, in whole seconds and at least one, as robfig/cron's Every. */
function readInterval(text: string): CronInterval | undefined {
  if (!/^\+?(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|ms|s|m|h))+$/.test(text)) return undefined;
  let seconds = 0;
  for (const [, amount = "", unit = ""] of text.matchAll(/(\d+\.?\d*|\.\d+)(ns|us|µs|ms|s|m|h)/g))
    seconds += Number(amount) * (UNITS[unit] ?? 0);
  return { everySeconds: Math.max(1, Math.floor(seconds)) };
}

function twoDigits(number: number): string {
  return String(number).padStart(2, "0");
}
