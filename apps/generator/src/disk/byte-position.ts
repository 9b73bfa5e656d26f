import { isUtf8 } from "node:buffer";

/** 1-based. */
export interface BytePosition {
  readonly line: number;
  readonly column: number;
}

const LINE_FEED = 0x0a;

/** Where the byte at `offset` stands, as an editor counts it. */
export function positionOfByte(bytes: Uint8Array, offset: number): BytePosition {
  let line = 1;
  let start = 0;
  for (let end = bytes.indexOf(LINE_FEED); end >= 0 && end < offset; end = bytes.indexOf(LINE_FEED, start)) {
    line += 1;
    start = end + 1;
  }
  return { line, column: new TextDecoder().decode(bytes.subarray(start, offset)).length + 1 };
}

/** Where the first byte stands that is not UTF-8, for bytes that are not. A line feed is never part of another character. */
export function positionOfInvalidUtf8(bytes: Uint8Array): BytePosition {
  let line = 1;
  let start = 0;
  for (;;) {
    const feed = bytes.indexOf(LINE_FEED, start);
    const text = bytes.subarray(start, feed < 0 ? bytes.length : feed);
    if (!isUtf8(text) || feed < 0) {
      return { line, column: Math.max(new TextDecoder().decode(text).indexOf("\ufffd"), 0) + 1 };
    }
    line += 1;
    start = feed + 1;
  }
}
