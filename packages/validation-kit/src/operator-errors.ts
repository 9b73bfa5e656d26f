import { readText } from "./read-field.ts";
import { readTimestamp } from "./timestamp.ts";

/** How much of a log is read. */
export const LINES = 1000;
/** Errors that are older than this before a pod's last line are history. */
const SECONDS = 3600;
/** Two writers met; the operator reads again and goes on. */
const HARMLESS = "the object has been modified";

/** Different errors and how often they occur. */
export function countErrors(log: string): ReadonlyMap<string, number> {
  const lines = log.split("\n").flatMap(readLine);
  const last = Math.max(...lines.map(({ time }) => time ?? Number.NEGATIVE_INFINITY));
  const counts = new Map<string, number>();
  for (const { level, message, time } of lines) {
    const isOld = time !== undefined && time < last - SECONDS;
    if (level !== "error" || isOld || message.includes(HARMLESS)) continue;
    counts.set(message, (counts.get(message) ?? 0) + 1);
  }
  return counts;
}

/** CloudNativePG logs a JSON object a line, Dragonfly's operator columns; what else is printed is of neither. */
function readLine(line: string) {
  if (!line.startsWith("{")) return readColumns(line.split("\t"));
  try {
    const entry: unknown = JSON.parse(line);
    const level = readText(entry, "level");
    return [{ level, message: describe(readText(entry, "msg"), entry), time: readTimestamp(readText(entry, "ts")) }];
  } catch {
    return [];
  }
}

/** `<time> ERROR <what> {…}`, or with who logged before what (controller-runtime, pkg/log/zap in its mode for development). */
function readColumns([time, level, ...columns]: readonly string[]) {
  if (level === undefined || !/^[A-Z]+$/.test(level)) return [];
  const last = columns.at(-1) ?? "";
  const details: unknown = last.startsWith("{") ? readDetails(last) : undefined;
  const words = details === undefined ? columns : columns.slice(0, -1);
  return [{ level: level.toLowerCase(), message: describe(words.join(": "), details), time: readTimestamp(time) }];
}

function readDetails(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function describe(what: string | undefined, entry: unknown): string {
  return [what, readText(entry, "error")].filter((text) => text !== undefined && text !== "").join(": ");
}
