import type { YamlOutput } from "./yaml-output.ts";

const bestWidth = 80;
const lineBreaks = new Set(["\n", "\u2028", "\u2029"]);

/** Writes an unquoted or single-quoted scalar, folded at single spaces once a line is over 80 characters. */
export function writeFlowing(output: YamlOutput, text: string, options: FlowOptions): void {
  const quoted = options.style === "single";
  output.startScalar(quoted ? "'" : "");
  const chars = Array.from(text);
  let spaces = false;
  let breaks = false;
  for (let i = 0; i < chars.length; i++) {
    const char = chars[i] ?? "";
    if (char === " ") {
      const inside = !quoted || (i > 0 && i < chars.length - 1);
      const folds = options.fold && !spaces && output.column > bestWidth && inside && chars[i + 1] !== " ";
      if (folds) output.indentTo(options.indent);
      else output.put(char);
      spaces = true;
    } else if (lineBreaks.has(char)) {
      output.putBreak(char);
      breaks = true;
    } else {
      if (breaks) output.indentTo(options.indent);
      output.put(quoted && char === "'" ? "''" : char);
      spaces = false;
      breaks = false;
    }
  }
  output.endScalar(quoted ? "'" : "");
}

export interface FlowOptions {
  readonly style: "plain" | "single";
  readonly indent: number;
  readonly fold: boolean;
}

const named: Readonly<Record<string, string>> = {
  "\0": "0",
  "\x07": "a",
  "\b": "b",
  "\t": "t",
  "\n": "n",
  "\v": "v",
  "\f": "f",
  "\r": "r",
  "\x1b": "e",
  '"': '"',
  "\\": "\\",
  "\u0085": "N",
  "\u00a0": "_",
  "\u2028": "L",
  "\u2029": "P",
};
const literalInQuotes = /^[\x20\x21\x23-\x5b\x5d-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]$/;

export function writeDoubleQuoted(output: YamlOutput, text: string, options: { indent: number; fold: boolean }): void {
  output.startScalar('"');
  const chars = Array.from(text);
  // Upstream looks for a byte order mark at the start of the text for each character, so one there escapes them all.
  const escapeAll = chars[0] === "\ufeff";
  let spaces = false;
  for (let i = 0; i < chars.length; i++) {
    const char = chars[i] ?? "";
    if (escapeAll || !literalInQuotes.test(char)) {
      output.put(escapeChar(char));
      spaces = false;
    } else if (char === " ") {
      if (options.fold && !spaces && output.column > bestWidth && i > 0 && i < chars.length - 1) {
        output.indentTo(options.indent);
        if (chars[i + 1] === " ") output.put("\\");
      } else {
        output.put(char);
      }
      spaces = true;
    } else {
      output.put(char);
      spaces = false;
    }
  }
  output.endScalar('"');
}

function escapeChar(char: string): string {
  const name = named[char];
  if (name !== undefined) return `\\${name}`;
  const code = char.codePointAt(0) ?? 0;
  const hex = code.toString(16).toUpperCase();
  if (code <= 0xff) return `\\x${hex.padStart(2, "0")}`;
  return code <= 0xffff ? `\\u${hex.padStart(4, "0")}` : `\\U${hex.padStart(8, "0")}`;
}

/** Writes a `|` scalar; its first line's own indentation and its last line breaks go into the header. */
export function writeLiteral(output: YamlOutput, text: string, indent: number): void {
  const chars = Array.from(text);
  output.startScalar(`|${sayIndent(chars)}${sayChomping(chars)}`);
  output.putBreak("\n");
  let breaks = true;
  for (const char of chars) {
    if (lineBreaks.has(char)) {
      output.putBreak(char);
      breaks = true;
    } else {
      if (breaks) output.indentTo(indent);
      output.put(char);
      breaks = false;
    }
  }
}

function sayIndent(chars: readonly string[]): string {
  return chars[0] === " " || lineBreaks.has(chars[0] ?? "") ? "2" : "";
}

function sayChomping(chars: readonly string[]): string {
  if (!lineBreaks.has(chars.at(-1) ?? "")) return "-";
  return chars.length === 1 || lineBreaks.has(chars.at(-2) ?? "") ? "+" : "";
}
