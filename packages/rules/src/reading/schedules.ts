import { type CronSchedule, dayOf, nextRuns } from "@tenantry/tenant-model";

const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

/** The next three runs, for messages: `Saturday 2026-11-21 00:02 UTC, 01:02 UTC and 02:02 UTC`. */
export function describeRuns(schedule: CronSchedule, today: string): string {
  if ("everySeconds" in schedule) return `every ${describeSpan(schedule.everySeconds)}`;
  let previous = "";
  const runs = nextRuns(schedule, today, 3).map((run) => {
    const [day = "", time = ""] = run.split(" ");
    const shown = time.endsWith(":00") ? time.slice(0, 5) : time;
    const text = day === previous ? `${shown} UTC` : `${weekdayName(day)} ${day} ${shown} UTC`;
    previous = day;
    return text;
  });
  return joinWords(runs);
}

/** `a, b and c`. */
export function joinWords(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

function describeSpan(seconds: number): string {
  if (seconds % 3600 === 0) return seconds === 3600 ? "hour" : `${seconds / 3600} hours`;
  if (seconds % 60 === 0) return seconds === 60 ? "minute" : `${seconds / 60} minutes`;
  return seconds === 1 ? "second" : `${seconds} seconds`;
}

function weekdayName(text: string): string {
  const day = dayOf(text);
  return day === undefined ? "" : (WEEKDAYS[day.weekday] ?? "");
}
