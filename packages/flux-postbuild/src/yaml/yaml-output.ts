/** YAML text as it grows, with the little state that decides where spaces and line breaks go. */
export class YamlOutput {
  private text = "";
  column = 0;
  /** Whether white space (or an indicator that counts as such) comes right before. */
  private spaced = true;
  /** Whether the line holds nothing but indentation and `-`, `?`, `:` so far. */
  indentation = true;

  toString(): string {
    return this.text;
  }

  put(text: string): void {
    this.text += text;
    this.column += text.length > 1 ? Array.from(text).length : 1;
    this.indentation = false;
  }

  putBreak(char: string): void {
    this.text += char;
    this.column = 0;
    this.indentation = true;
    this.spaced = true;
  }

  /** Goes to the indentation of a line, onto a new one unless this one is still empty. */
  indentTo(indent: number): void {
    if (!this.indentation || this.column > indent || (this.column === indent && !this.spaced)) this.putBreak("\n");
    this.text += " ".repeat(indent - this.column);
    this.column = indent;
    this.spaced = true;
    this.indentation = true;
  }

  /** `-`, `?` and the `:` of a long key: more block structure may follow on the line. */
  putBlockIndicator(indicator: "-" | "?" | ":"): void {
    const { indentation } = this;
    if (!this.spaced) this.put(" ");
    this.put(indicator);
    this.spaced = false;
    this.indentation = indentation;
  }

  putColon(): void {
    this.put(":");
    this.spaced = false;
  }

  startScalar(opening: string): void {
    if (!this.spaced) this.put(" ");
    for (const char of opening) this.put(char);
    this.indentation = false;
  }

  endScalar(closing: string): void {
    this.text += closing;
    this.column += closing.length;
    this.spaced = false;
    this.indentation = false;
  }
}
