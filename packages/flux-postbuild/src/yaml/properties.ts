import { decodeBytes, encodeBytes } from "../substitution/byte-string.ts";
import { type Cursor, isBlank, isBlankOrEnd, isBreakOrEnd, type Mark } from "./cursor.ts";
import type { TokenBody } from "./token.ts";
import { failScan } from "./yaml-failure.ts";

// Anchors, aliases, tags and directives. Nobody writes them behind a placeholder on purpose, but a value that starts
// with `*`, `&`, `!` or `%` becomes one.

const word = /[0-9A-Za-z_-]/;
const uriChar = /[0-9A-Za-z_\-;/?:@&=+$,.!~*'()[\]%]/;

function scanWord(cursor: Cursor): string {
  let out = "";
  while (cursor.code() !== 0 && word.test(cursor.char())) out += cursor.read();
  return out;
}

export function scanAnchor(cursor: Cursor, kind: "alias" | "anchor"): TokenBody {
  const start = cursor.mark();
  cursor.skip();
  const name = scanWord(cursor);
  if (name === "" || !(isBlankOrEnd(cursor.code()) || "?:,]}%@`".includes(cursor.char()))) {
    throw failScan("did not find expected alphabetic or numeric character", cursor.mark(), start);
  }
  return { kind, name };
}

export function scanTag(cursor: Cursor): TokenBody {
  const start = cursor.mark();
  let handle = "";
  let suffix: string;
  if (cursor.code(1) === 0x3c) {
    cursor.skip(2);
    suffix = scanUri(cursor, "", start);
    if (cursor.code() !== 0x3e) throw failScan("did not find the expected '>'", cursor.mark(), start);
    cursor.skip();
  } else {
    handle = scanHandle(cursor, "tag", start);
    if (handle.length > 1 && handle.endsWith("!")) {
      suffix = scanUri(cursor, "", start);
    } else {
      suffix = scanUri(cursor, handle, start);
      handle = "!";
      if (suffix === "") [handle, suffix] = ["", "!"];
    }
  }
  if (!isBlankOrEnd(cursor.code())) {
    throw failScan("did not find expected whitespace or line break", cursor.mark(), start);
  }
  return { kind: "tag", handle, suffix };
}

function scanHandle(cursor: Cursor, owner: "tag" | "directive", start: Mark): string {
  if (cursor.code() !== 0x21) throw failScan("did not find expected '!'", cursor.mark(), start);
  let handle = cursor.read() + scanWord(cursor);
  if (cursor.code() === 0x21) handle += cursor.read();
  else if (owner === "directive" && handle !== "!") throw failScan("did not find expected '!'", cursor.mark(), start);
  return handle;
}

function scanUri(cursor: Cursor, head: string, start: Mark): string {
  let out = encodeBytes(head.slice(1));
  let found = head !== "";
  while (cursor.code() !== 0 && uriChar.test(cursor.char())) {
    out += cursor.code() === 0x25 ? scanUriEscape(cursor, start) : cursor.read();
    found = true;
  }
  if (!found) throw failScan("did not find expected tag URI", cursor.mark(), start);
  return decodeBytes(out).text;
}

function scanUriEscape(cursor: Cursor, start: Mark): string {
  let out = "";
  let left = 0;
  do {
    const digits = String.fromCharCode(cursor.code(1), cursor.code(2));
    if (cursor.code() !== 0x25 || !/^[0-9a-fA-F]{2}$/.test(digits)) {
      throw failScan("did not find URI escaped octet", cursor.mark(), start);
    }
    const octet = Number.parseInt(digits, 16);
    if (out === "") left = countBytes(octet);
    if (left === 0) throw failScan("found an incorrect leading UTF-8 octet", cursor.mark(), start);
    if (out !== "" && octet >> 6 !== 2) {
      throw failScan("found an incorrect trailing UTF-8 octet", cursor.mark(), start);
    }
    out += String.fromCharCode(octet);
    cursor.skip(3);
    left--;
  } while (left > 0);
  return out;
}

function countBytes(octet: number): number {
  if (octet < 0x80) return 1;
  if (octet >> 5 === 0b110) return 2;
  if (octet >> 4 === 0b1110) return 3;
  return octet >> 3 === 0b11110 ? 4 : 0;
}

export function scanDirective(cursor: Cursor): TokenBody {
  const start = cursor.mark();
  cursor.skip();
  const name = scanWord(cursor);
  if (name === "") throw failScan("could not find expected directive name", cursor.mark(), start);
  if (!isBlankOrEnd(cursor.code())) {
    throw failScan("found unexpected non-alphabetical character", cursor.mark(), start);
  }
  let body: TokenBody;
  if (name === "YAML") body = scanVersion(cursor, start);
  else if (name === "TAG") body = scanTagDirective(cursor, start);
  else throw failScan("found unknown directive name", cursor.mark(), start);
  cursor.skipBlanks();
  cursor.skipComment();
  if (!isBreakOrEnd(cursor.code())) {
    throw failScan("did not find expected comment or line break", cursor.mark(), start);
  }
  if (cursor.code() !== 0) cursor.readBreak();
  return body;
}

function scanVersion(cursor: Cursor, start: Mark): TokenBody {
  cursor.skipBlanks();
  const major = scanVersionNumber(cursor, start);
  if (cursor.code() !== 0x2e) throw failScan("did not find expected digit or '.' character", cursor.mark(), start);
  cursor.skip();
  return { kind: "version-directive", major, minor: scanVersionNumber(cursor, start) };
}

function scanVersionNumber(cursor: Cursor, start: Mark): number {
  let digits = "";
  while (cursor.code() >= 0x30 && cursor.code() <= 0x39) {
    if (digits.length === 2) throw failScan("found extremely long version number", cursor.mark(), start);
    digits += cursor.read();
  }
  if (digits === "") throw failScan("did not find expected version number", cursor.mark(), start);
  return Number(digits);
}

function scanTagDirective(cursor: Cursor, start: Mark): TokenBody {
  cursor.skipBlanks();
  const handle = scanHandle(cursor, "directive", start);
  if (!isBlank(cursor.code())) throw failScan("did not find expected whitespace", cursor.mark(), start);
  cursor.skipBlanks();
  const prefix = scanUri(cursor, "", start);
  if (!isBlankOrEnd(cursor.code())) {
    throw failScan("did not find expected whitespace or line break", cursor.mark(), start);
  }
  return { kind: "tag-directive", handle, prefix };
}
