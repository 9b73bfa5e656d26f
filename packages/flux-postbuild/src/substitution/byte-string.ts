// envsubst works on Go strings, which are bytes: substring, length and globs cut inside characters. Text is therefore
// evaluated as byte strings, one character (0-255) per byte. ASCII text is its own byte string, so the usual case is free.

const notAscii = /[^\x00-\x7f]/;
const chunkSize = 8192;

export function isAscii(text: string): boolean {
  return !notAscii.test(text);
}

export function encodeBytes(text: string): string {
  if (isAscii(text)) return text;
  const bytes = new TextEncoder().encode(text);
  let out = "";
  for (let start = 0; start < bytes.length; start += chunkSize) {
    out += String.fromCharCode(...bytes.subarray(start, start + chunkSize));
  }
  return out;
}

/** `valid` is false when an operator cut a character apart; the text then has U+FFFD in its place. */
export function decodeBytes(byteString: string): { readonly text: string; readonly valid: boolean } {
  if (isAscii(byteString)) return { text: byteString, valid: true };
  const bytes = new Uint8Array(byteString.length);
  for (let i = 0; i < byteString.length; i++) bytes[i] = byteString.charCodeAt(i);
  try {
    return { text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes), valid: true };
  } catch {
    return { text: new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes), valid: false };
  }
}

export interface Rune {
  /** Code point; U+FFFD for a byte that starts no valid sequence. */
  readonly code: number;
  /** Bytes taken: 0 at the end, 1 for an invalid byte. */
  readonly width: number;
}

const end: Rune = { code: 0, width: 0 };

/** Reads one UTF-8 sequence as Go's `utf8.DecodeRuneInString` does. */
export function readRune(bytes: string, at: number): Rune {
  if (at >= bytes.length) return end;
  const first = bytes.charCodeAt(at);
  if (first < 0x80) return { code: first, width: 1 };
  const width = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 1;
  const invalid: Rune = { code: 0xfffd, width: 1 };
  if (width === 1 || first > 0xf4 || at + width > bytes.length) return invalid;
  let code = first & (0x7f >> width);
  for (let i = 1; i < width; i++) {
    const next = bytes.charCodeAt(at + i);
    if (next >> 6 !== 2) return invalid;
    code = (code << 6) | (next & 0x3f);
  }
  const lowest = width === 2 ? 0x80 : width === 3 ? 0x800 : 0x10000;
  if (code < lowest || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return invalid;
  return { code, width };
}

/** Where the first byte stands that is in no character; the length when there is none. */
export function findInvalidByte(bytes: string): number {
  let at = 0;
  while (at < bytes.length) {
    const rune = readRune(bytes, at);
    if (rune.code === 0xfffd && rune.width === 1) return at;
    at += rune.width;
  }
  return at;
}

/** The code points of a byte string, as Go's `[]rune(s)` gives them. */
export function readRunes(bytes: string): number[] {
  const runes: number[] = [];
  for (let at = 0; at < bytes.length; ) {
    const rune = readRune(bytes, at);
    runes.push(rune.code);
    at += rune.width;
  }
  return runes;
}

export function encodeRunes(runes: readonly number[]): string {
  let text = "";
  for (const code of runes) text += String.fromCodePoint(code);
  return encodeBytes(text);
}
