import { encodeBytes, isAscii, readRune } from "./byte-string.ts";

// Go maps one character to one character; JavaScript follows Unicode's special casing (ß → SS). Where that gives more
// than one character the single-character mapping is the character itself, but for these.
const greekTitleCase = /[\u1f80-\u1f87\u1f90-\u1f97\u1fa0-\u1fa7]/;
const greekSpecial: Readonly<Record<string, string>> = { "\u1fb3": "\u1fbc", "\u1fc3": "\u1fcc", "\u1ff3": "\u1ffc" };

function upperOne(char: string): string {
  const upper = char.toUpperCase();
  if (isSingle(upper)) return upper;
  if (greekTitleCase.test(char)) return String.fromCharCode(char.charCodeAt(0) + 8);
  return greekSpecial[char] ?? char;
}

function lowerOne(char: string): string {
  const lower = char.toLowerCase();
  return isSingle(lower) ? lower : char === "\u0130" ? "i" : char;
}

function isSingle(text: string): boolean {
  return text.length === 1 || (text.length === 2 && (text.codePointAt(0) ?? 0) > 0xffff);
}

export function changeCase(bytes: string, to: "upper" | "lower"): string {
  if (isAscii(bytes)) return to === "upper" ? bytes.toUpperCase() : bytes.toLowerCase();
  let out = "";
  for (let at = 0; at < bytes.length; ) {
    const rune = readRune(bytes, at);
    const char = String.fromCodePoint(rune.code);
    out += to === "upper" ? upperOne(char) : lowerOne(char);
    at += rune.width;
  }
  return encodeBytes(out);
}

export function changeFirstCase(bytes: string, to: "upper" | "lower"): string {
  const width = readRune(bytes, 0).width;
  return changeCase(bytes.slice(0, width), to) + bytes.slice(width);
}
