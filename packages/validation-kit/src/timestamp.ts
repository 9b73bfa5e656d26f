const PATTERN =
  /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2}):(\d{2})(?:\.\d+)?(?: ?(Z|[+-]\d{2}:?\d{2}|[+-]\d{2}))?(?: [A-Z+\-\d]+)?$/;

/**
 * Seconds since 1970 of a time as Kubernetes writes it (`2026-11-21T02:00:00Z`), or as CloudNativePG writes the ends of
 * certificates (`2027-02-19 10:00:00 +0000 UTC`: Go's Time.String). Undefined where it is neither.
 */
export function readTimestamp(text: string | undefined): number | undefined {
  const match = PATTERN.exec(text ?? "");
  if (match === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number);
  if (month < 1 || month > 12 || day < 1 || day > 31) return undefined;
  return countDays(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second - readOffset(match[7]);
}

/** Days since 1970-01-01 of the proleptic Gregorian calendar; a year that starts in March has its leap day at its end. */
function countDays(year: number, month: number, day: number): number {
  const shifted = month > 2 ? year : year - 1;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const leapDays = Math.floor(shifted / 4) - Math.floor(shifted / 100) + Math.floor(shifted / 400);
  return shifted * 365 + leapDays + dayOfYear - 719_468;
}

function readOffset(zone = "Z"): number {
  if (zone === "Z") return 0;
  const digits = zone.slice(1).replace(":", "");
  const seconds = Number(digits.slice(0, 2)) * 3600 + Number(digits.slice(2) || "0") * 60;
  return zone.startsWith("-") ? -seconds : seconds;
}

/** A span for people, in the largest unit that it fills: `3 days`. */
export function formatSpan(seconds: number): string {
  const rounded = Math.max(0, Math.round(seconds));
  const [unit, size] =
    rounded >= 172_800
      ? ["days", 86_400]
      : rounded >= 7200
        ? ["hours", 3600]
        : rounded >= 120
          ? ["minutes", 60]
          : ["s", 1];
  return `${Math.floor(rounded / (size as number))} ${unit}`;
}
