/** Text as lines with their line breaks, which may be of both kinds: what is not edited stays byte for byte. */
export class TextLines {
  readonly lines: string[];
  private readonly lineBreak: string;

  constructor(text: string) {
    this.lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
    this.lineBreak = this.lines[0]?.endsWith("\r\n") === true ? "\r\n" : "\n";
  }

  /** Index of the line that an offset of the text stands in. */
  lineOf(offset: number): number {
    let end = 0;
    const found = this.lines.findIndex((line) => {
      end += line.length;
      return offset < end;
    });
    return found < 0 ? Math.max(this.lines.length - 1, 0) : found;
  }

  /** Columns before an offset of its line. */
  columnOf(offset: number): number {
    const before = this.lines.slice(0, this.lineOf(offset)).reduce((length, line) => length + line.length, 0);
    return offset - before;
  }

  isBlank(line: number): boolean {
    return this.lines[line]?.trim() === "";
  }

  /** Columns before a comment that has a line of its own. */
  commentColumn(line: number): number | undefined {
    const column = /^ *#/.exec(this.lines[line] ?? "")?.[0].length;
    return column === undefined ? undefined : column - 1;
  }

  /** The text with further lines, given without line breaks, before a line. */
  insert(at: number, added: readonly string[]): string {
    const before = this.lines.slice(0, at);
    const last = before.at(-1);
    if (last !== undefined && !last.endsWith("\n")) before[before.length - 1] = last + this.lineBreak;
    return [...before, ...added.map((line) => line + this.lineBreak), ...this.lines.slice(at)].join("");
  }

  /** The text without the lines from one up to another. */
  remove(from: number, to: number): string {
    return [...this.lines.slice(0, from), ...this.lines.slice(to)].join("");
  }
}
