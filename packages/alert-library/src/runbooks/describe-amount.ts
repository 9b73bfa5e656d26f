import { type AlertDefault, type AlertName, alertDefaults } from "@tenantry/tenant-model";

/** A threshold as a person says it: `80%`, `60 seconds`, `1 GiB`, `500 million transactions`. */
export function describeThreshold(name: AlertName, threshold: number): string {
  const { unit }: AlertDefault = alertDefaults[name];
  switch (unit) {
    case "ratio":
      return `${round(threshold * 100)}%`;
    case "seconds":
      return describeSeconds(threshold);
    case "bytes":
      return describeBytes(threshold);
    case "age":
      return `${describeMany(threshold)} ${name.includes("Multixact") ? "multixacts" : "transactions"}`;
    case "files":
      return count(threshold, "WAL file");
    case undefined:
      return String(round(threshold));
    default:
      return count(threshold, unit.slice(0, -1));
  }
}

const DURATION_UNITS: readonly (readonly [symbol: string, name: string])[] = [
  ["y", "year"],
  ["w", "week"],
  ["d", "day"],
  ["h", "hour"],
  ["ms", "millisecond"],
  ["m", "minute"],
  ["s", "second"],
];

/** A duration of Prometheus (`1h30m`) in words. */
export function describeDuration(text: string): string {
  return [...text.matchAll(/(\d+)(ms|[ywdhms])/g)]
    .map(([, number, symbol]) => count(Number(number), DURATION_UNITS.find(([it]) => it === symbol)?.[1] ?? ""))
    .join(" ");
}

/** In minutes or hours where these are whole and more than one. */
function describeSeconds(seconds: number): string {
  if (seconds >= 3600 && seconds % 3600 === 0) return count(seconds / 3600, "hour");
  if (seconds > 60 && seconds % 60 === 0) return count(seconds / 60, "minute");
  return count(seconds, "second");
}

const BYTE_UNITS = ["TiB", "GiB", "MiB", "KiB"];

function describeBytes(bytes: number): string {
  const unit = BYTE_UNITS.findIndex((_, index) => bytes >= 1024 ** (BYTE_UNITS.length - index));
  return unit < 0 ? count(bytes, "byte") : `${round(bytes / 1024 ** (BYTE_UNITS.length - unit))} ${BYTE_UNITS[unit]}`;
}

function describeMany(number: number): string {
  if (number >= 1e9) return `${round(number / 1e9)} billion`;
  return number >= 1e6 ? `${round(number / 1e6)} million` : String(round(number));
}

function count(number: number, noun: string): string {
  return `${round(number)} ${noun}${number === 1 ? "" : "s"}`;
}

/** Four digits are enough for a person, and hide what arithmetic in binary leaves. */
function round(number: number): number {
  return Number(number.toPrecision(4));
}
