/** A day of the Gregorian calendar; weekdays count from Sunday, 0. */
export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly weekday: number;
}

/** Reads `YYYY-MM-DD`; undefined where it is no day. */
export function dayOf(text: string): Day | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return undefined;
  const [year = 0, month = 0, day = 0] = match.slice(1).map(Number);
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined;
  return { year, month, day, weekday: weekdayOf(year, month, day) };
}

export function nextDay({ year, month, day, weekday }: Day): Day {
  const next = (weekday + 1) % 7;
  if (day < daysIn(year, month)) return { year, month, day: day + 1, weekday: next };
  return month === 12
    ? { year: year + 1, month: 1, day: 1, weekday: next }
    : { year, month: month + 1, day: 1, weekday: next };
}

export function formatDay({ year, month, day }: Day): string {
  return [String(year).padStart(4, "0"), ...[month, day].map((part) => String(part).padStart(2, "0"))].join("-");
}

function daysIn(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Sakamoto's method. */
function weekdayOf(year: number, month: number, day: number): number {
  const offsets = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];
  const y = month < 3 ? year - 1 : year;
  return (y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + (offsets[month - 1] ?? 0) + day) % 7;
}
