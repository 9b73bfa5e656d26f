import { formatPath, type Path } from "../problem.ts";

/** A value as a message shows it: short, and with its invisible characters made visible. */
export function describeValue(value: unknown): string {
  if (typeof value === "object" && value !== null) return Array.isArray(value) ? "a list" : "a mapping";
  const text = typeof value === "string" ? JSON.stringify(value) : String(value);
  return (text.length > 80 ? `${text.slice(0, 77)}…` : text).replace(INVISIBLE, escapeCharacter);
}

/** Format characters and every space but the usual one. */
const INVISIBLE = /[\p{Cf}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu;

function escapeCharacter(character: string): string {
  return `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`;
}

/** The last part of a place in backquotes; an item of a list or map together with its name. */
export function namePlace(place: Path): string {
  const named = place.findLastIndex((part) => typeof part === "string" && /^[A-Za-z_][\w-]*$/.test(part));
  return `\`${formatPath(place.slice(Math.max(0, named))) || "the file"}\``;
}
