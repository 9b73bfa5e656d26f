const tab = 9;
const lineFeed = 10;
const carriageReturn = 13;
const space = 32;
const nextLine = 0x85;
const lineSeparator = 0x2028;
const paragraphSeparator = 0x2029;

export function isBreak(code: number): boolean {
  return (
    code === lineFeed ||
    code === carriageReturn ||
    code === nextLine ||
    code === lineSeparator ||
    code === paragraphSeparator
  );
}

export function isBlank(code: number): boolean {
  return code === space || code === tab;
}

/** The end of the text reads as 0, which cannot stand in the text itself. */
export function isBreakOrEnd(code: number): boolean {
  return code === 0 || isBreak(code);
}

export function isBlankOrEnd(code: number): boolean {
  return isBlank(code) || isBreakOrEnd(code);
}

export interface Mark {
  /** All zero-based; index and column count characters, not UTF-16 units. */
  readonly index: number;
  readonly line: number;
  readonly column: number;
}

/** A place in a YAML text that knows its line and column. */
export class Cursor {
  readonly text: string;
  private at = 0;
  private index = 0;
  line = 0;
  column = 0;

  constructor(text: string) {
    this.text = text;
  }

  mark(): Mark {
    return { index: this.index, line: this.line, column: this.column };
  }

  code(ahead = 0): number {
    const at = this.at + ahead;
    return at < this.text.length ? this.text.charCodeAt(at) : 0;
  }

  char(): string {
    return this.text.charAt(this.at);
  }

  skip(count = 1): void {
    for (let i = 0; i < count; i++) {
      this.at += this.width();
      this.index++;
      this.column++;
    }
  }

  read(): string {
    const width = this.width();
    const char = this.text.slice(this.at, this.at + width);
    this.at += width;
    this.index++;
    this.column++;
    return char;
  }

  /** Steps over a line break; gives what it stands for: LS and PS themselves, "\n" for all others. */
  readBreak(): string {
    const code = this.code();
    const pair = code === carriageReturn && this.code(1) === lineFeed;
    this.at += pair ? 2 : 1;
    this.index += pair ? 2 : 1;
    this.line++;
    this.column = 0;
    return code === lineSeparator || code === paragraphSeparator ? String.fromCharCode(code) : "\n";
  }

  skipBlanks(): void {
    while (isBlank(this.code())) this.skip();
  }

  skipComment(): void {
    if (this.code() !== 0x23) return;
    while (!isBreakOrEnd(this.code())) this.skip();
  }

  /** Whether `---` or `...` stands here at the start of a line, followed by white space or the end. */
  atDocumentIndicator(kind?: "---" | "..."): boolean {
    if (this.column !== 0 || !isBlankOrEnd(this.code(3))) return false;
    if (kind !== undefined) return this.text.startsWith(kind, this.at);
    return this.text.startsWith("---", this.at) || this.text.startsWith("...", this.at);
  }

  private width(): number {
    const code = this.code();
    return code >= 0xd800 && code <= 0xdbff ? 2 : 1;
  }
}
