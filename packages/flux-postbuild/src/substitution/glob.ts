import { readRune } from "./byte-string.ts";

// Shell patterns as envsubst v1.7.0 knows them (path/match.go): `*`, `?`, `[a-z]`, `[^a]`, `\c`; `*` also matches `/`.
// Matching goes byte by byte, so `?` on the first byte of a longer character matches that byte.

const malformed = Symbol("malformed pattern");
type Malformed = typeof malformed;

/** Whether the pattern matches the whole name; "malformed" when the pattern is broken where it was looked at. */
export function matchGlob(pattern: string, name: string): boolean | "malformed" {
  let rest = pattern;
  let left = name;
  while (rest.length > 0) {
    const { star, chunk, after } = splitChunk(rest);
    rest = after;
    if (star && chunk === "") return true;
    const taken = matchChunk(chunk, left);
    if (typeof taken === "string" && (taken === "" || rest !== "")) {
      left = taken;
      continue;
    }
    if (taken === malformed) return "malformed";
    const later = star ? skipToChunk(chunk, left, rest) : undefined;
    if (later === malformed) return "malformed";
    if (later === undefined) return false;
    left = later;
  }
  return left === "";
}

function skipToChunk(chunk: string, name: string, rest: string): string | Malformed | undefined {
  for (let i = 1; i <= name.length; i++) {
    const taken = matchChunk(chunk, name.slice(i));
    if (taken === malformed) return malformed;
    if (taken !== undefined && (rest !== "" || taken === "")) return taken;
  }
  return undefined;
}

function splitChunk(pattern: string): { star: boolean; chunk: string; after: string } {
  let start = 0;
  while (pattern[start] === "*") start++;
  let inRange = false;
  let i = start;
  for (; i < pattern.length; i++) {
    const char = pattern[i];
    if (char === "\\") {
      if (i + 1 < pattern.length) i++;
    } else if (char === "[") inRange = true;
    else if (char === "]") inRange = false;
    else if (char === "*" && !inRange) break;
  }
  return { star: start > 0, chunk: pattern.slice(start, i), after: pattern.slice(i) };
}

/** What is left of the name after the chunk; undefined when it does not match. */
function matchChunk(chunk: string, name: string): string | Malformed | undefined {
  let c = 0;
  let n = 0;
  while (c < chunk.length) {
    if (n >= name.length) return undefined;
    const char = chunk[c];
    if (char === "[") {
      const rune = readRune(name, n);
      n += rune.width;
      const range = matchRange(chunk, c + 1, rune.code);
      if (range === malformed) return malformed;
      if (!range.matched) return undefined;
      c = range.end;
    } else if (char === "?") {
      n += readRune(name, n).width;
      c++;
    } else {
      if (char === "\\" && ++c >= chunk.length) return malformed;
      if (chunk[c] !== name[n]) return undefined;
      c++;
      n++;
    }
  }
  return name.slice(n);
}

function matchRange(chunk: string, start: number, code: number): { matched: boolean; end: number } | Malformed {
  const negated = chunk[start] === "^";
  let at = negated ? start + 1 : start;
  let found = false;
  for (let count = 0; count === 0 || chunk[at] !== "]"; count++) {
    const low = readRangeEnd(chunk, at);
    if (low === malformed) return malformed;
    at = low.end;
    let high = low.code;
    if (chunk[at] === "-") {
      const upper = readRangeEnd(chunk, at + 1);
      if (upper === malformed) return malformed;
      high = upper.code;
      at = upper.end;
    }
    if (low.code <= code && code <= high) found = true;
  }
  return { matched: found !== negated, end: at + 1 };
}

function readRangeEnd(chunk: string, start: number): { code: number; end: number } | Malformed {
  let at = start;
  if (at >= chunk.length || chunk[at] === "-" || chunk[at] === "]") return malformed;
  if (chunk[at] === "\\" && ++at >= chunk.length) return malformed;
  const rune = readRune(chunk, at);
  at += rune.width;
  if ((rune.code === 0xfffd && rune.width === 1) || at >= chunk.length) return malformed;
  return { code: rune.code, end: at };
}
