import { encodeRunes, readRune, readRunes } from "./byte-string.ts";
import { matchGlob } from "./glob.ts";
import { changeCase, changeFirstCase } from "./letter-case.ts";

/** Result of an operator on byte strings. A crash is a Go panic: the controller fails on the object. */
export type OperatorResult = string | { readonly crash: string };

/** `:+` and `:?` are the default operator too: envsubst v1.7.0 (template.go) makes no difference between the five. */
const defaultOperators = new Set(["=", ":=", ":-", ":?", ":+"]);

export function isDefaultOperator(operator: string): boolean {
  return defaultOperators.has(operator);
}

export function applyOperator(operator: string, value: string, given: readonly string[]): OperatorResult {
  const [first = "", second = ""] = given;
  switch (operator) {
    case ",":
      return changeFirstCase(value, "lower");
    case ",,":
      return changeCase(value, "lower");
    case "^":
      return changeFirstCase(value, "upper");
    case "^^":
      return changeCase(value, "upper");
    case "#":
      return given.length === 0 ? String(value.length) : trimPrefix(value, first, "shortest");
    case "##":
      return trimPrefix(value, first, "longest");
    case "%":
      return reverse(trimPrefix(reverse(value), reverse(first), "shortest"));
    case "%%":
      return reverse(trimPrefix(reverse(value), reverse(first), "longest"));
    case ":":
      return cutOut(value, given);
    case "/":
      return replaceText(value, first, second, "first");
    case "//":
      return replaceText(value, first, second, "all");
    case "/#":
      // An empty replacement is no argument at all to the parser, and these two then do nothing.
      return given.length === 2 && value.startsWith(first) ? replaceText(value, first, second, "first") : value;
    case "/%":
      return given.length === 2 && value.endsWith(first) ? value.slice(0, value.length - first.length) + second : value;
    default:
      return value === "" ? given.join("") : value;
  }
}

function trimPrefix(value: string, pattern: string, extent: "shortest" | "longest"): string {
  let cut = 0;
  for (let length = value.length; length > 0; length--) {
    const matched = matchGlob(pattern, value.slice(0, length));
    if (matched === "malformed") return value;
    if (!matched) continue;
    cut = length;
    if (extent === "longest") break;
  }
  return value.slice(cut);
}

function reverse(bytes: string): string {
  return encodeRunes(readRunes(bytes).reverse());
}

function replaceText(value: string, search: string, replacement: string, extent: "first" | "all"): string {
  if (search === "") return insertBetween(value, replacement, extent);
  if (extent === "all") return value.split(search).join(replacement);
  const at = value.indexOf(search);
  return at < 0 ? value : value.slice(0, at) + replacement + value.slice(at + search.length);
}

/** Go's Replace of the empty string: before every character and at the end. */
function insertBetween(value: string, inserted: string, extent: "first" | "all"): string {
  if (extent === "first") return inserted + value;
  let out = inserted;
  for (let at = 0; at < value.length; ) {
    const { width } = readRune(value, at);
    out += value.slice(at, at + width) + inserted;
    at += width;
  }
  return out;
}

function cutOut(value: string, given: readonly string[]): OperatorResult {
  const size = BigInt(value.length);
  let start = parseInteger(given[0] ?? "");
  if (start === undefined) return value;
  if (start < 0n) start = start + size < 0n ? 0n : start + size;
  const rest = start < size ? value.slice(Number(start)) : "";
  if (given.length === 1) return rest;
  const length = parseInteger(given[1] ?? "");
  if (length === undefined) return value;
  const end = BigInt.asIntN(64, start + length);
  if (end >= size) return rest;
  if (end < start)
    return { crash: `runtime error: slice bounds out of range [${end < 0n ? `:${end}` : `${start}:${end}`}]` };
  return value.slice(Number(start), Number(end));
}

function parseInteger(text: string): bigint | undefined {
  if (!/^[+-]?[0-9]+$/.test(text)) return undefined;
  const value = BigInt(text.replace("+", ""));
  return BigInt.asIntN(64, value) === value ? value : undefined;
}
