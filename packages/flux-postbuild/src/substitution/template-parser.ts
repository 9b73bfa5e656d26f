import { readRune } from "./byte-string.ts";
import { isDefaultOperator } from "./operators.ts";
import { type Reference, SubstitutionFailure, type TemplateNode } from "./template.ts";

const badSubstitution = "bad substitution";
const badArgument = "unable to parse substitution within function";
const letterOrDigit = /^[\p{L}\p{Nd}_]$/u;

/**
 * Grammar of envsubst v1.7.0, quirks included (parse/parse.go, parse/scan.go of github.com/fluxcd/pkg/envsubst). A NUL
 * byte counts as the end of the text there, so it does here.
 */
export class TemplateParser {
  private readonly text: string;
  private at = 0;

  constructor(bytes: string) {
    const nul = bytes.indexOf("\0");
    this.text = nul < 0 ? bytes : bytes.slice(0, nul);
  }

  parse(): TemplateNode[] {
    const nodes: TemplateNode[] = [];
    while (this.at < this.text.length) {
      if (this.text.startsWith("${", this.at)) nodes.push(this.parseReference());
      else nodes.push(this.readText());
    }
    return nodes;
  }

  /** Text up to the next `${`; each pair `$$` is one `$`. */
  private readText(): string {
    let out = "";
    for (;;) {
      const dollar = this.text.indexOf("$", this.at);
      if (dollar < 0) {
        out += this.text.slice(this.at);
        this.at = this.text.length;
        return out;
      }
      out += this.text.slice(this.at, dollar);
      this.at = dollar;
      const next = this.text[dollar + 1];
      if (next === "{") return out;
      out += "$";
      this.at += next === "$" ? 2 : 1;
    }
  }

  private parseReference(): Reference {
    const at = this.at;
    this.at += 2;
    if (this.text[this.at] === "#") return this.parseLength(at);
    const name = this.readName();
    if (name === "") throw new SubstitutionFailure("unable to parse variable name", at);
    switch (this.text[this.at]) {
      case ":":
        return this.parseColon(name, at);
      case "=":
        this.at++;
        return this.parseDefault(name, "=", at);
      case ",":
      case "^": {
        const operator = this.readOperator(",^", 2);
        this.expectClosing(at, badSubstitution);
        return { name, operator, arguments: [], at };
      }
      case "/":
        return this.parseReplacement(name, at);
      case "#":
      case "%": {
        const operator = this.readOperator(this.text[this.at] ?? "", 2);
        const pattern = this.parseArgument(at, "}");
        this.expectClosing(at, badSubstitution);
        return { name, operator, arguments: [pattern], at };
      }
      default:
        this.expectClosing(at, "missing closing brace", name);
        return { name, operator: "", arguments: [], at };
    }
  }

  private parseLength(at: number): Reference {
    this.at++;
    const name = this.readName();
    if (name === "") throw new SubstitutionFailure(badSubstitution, at);
    this.expectClosing(at, badSubstitution);
    return { name, operator: "#", arguments: [], at };
  }

  private parseColon(name: string, at: number): Reference {
    const next = readRune(this.text, this.at + 1);
    // The upstream scanner steps back by the width of this character, so a wider one (or none) puts it off its place.
    if (next.width !== 1) throw new SubstitutionFailure(badSubstitution, at);
    const operator = this.text.slice(this.at, this.at + 2);
    if (isDefaultOperator(operator)) {
      this.at += 2;
      return this.parseDefault(name, operator, at);
    }
    this.at++;
    const position = this.parseArgument(at, ":}");
    if (this.text[this.at] === "}") {
      this.at++;
      return { name, operator: ":", arguments: [position], at };
    }
    if (this.readOperator(":", Number.POSITIVE_INFINITY) === "") throw new SubstitutionFailure(badSubstitution, at);
    const length = this.parseArgument(at, "}");
    this.expectClosing(at, badSubstitution);
    return { name, operator: ":", arguments: [position, length], at };
  }

  private parseDefault(name: string, operator: string, at: number): Reference {
    const parts: TemplateNode[] = [];
    while (this.text[this.at] !== "}") parts.push(this.parseArgument(at, "}"));
    this.at++;
    return { name, operator, arguments: parts, at };
  }

  private parseReplacement(name: string, at: number): Reference {
    this.at++;
    const operator = `/${this.readOperator("/#%", 1)}`;
    const pattern = this.parseArgument(at, "/", "escapes");
    if (this.readOperator("/", Number.POSITIVE_INFINITY) === "") throw new SubstitutionFailure(badSubstitution, at);
    if (this.text[this.at] === "}") {
      this.at++;
      return { name, operator, arguments: [pattern], at };
    }
    const replacement = this.parseArgument(at, "}", "escapes");
    this.expectClosing(at, badSubstitution);
    return { name, operator, arguments: [pattern, replacement], at };
  }

  /** One nested reference, or text up to a nested one or one of `stops`. */
  private parseArgument(owner: number, stops: string, mode: "plain" | "escapes" = "plain"): TemplateNode {
    if (this.text.startsWith("${", this.at)) return this.parseReference();
    let out = "";
    while (this.at < this.text.length) {
      const char = this.text.charAt(this.at);
      const next = this.text[this.at + 1];
      if (char === "$" && next === "{") break;
      const escaped =
        mode === "escapes" && ((char === "$" && next === "$") || (char === "\\" && (next === "/" || next === "\\")));
      if (escaped) {
        out += next;
        this.at += 2;
        continue;
      }
      if (stops.includes(char)) break;
      out += char;
      this.at++;
    }
    if (out === "") throw new SubstitutionFailure(badArgument, owner);
    return out;
  }

  private readName(): string {
    const start = this.at;
    for (;;) {
      const rune = readRune(this.text, this.at);
      if (rune.width === 0 || !letterOrDigit.test(String.fromCodePoint(rune.code))) break;
      this.at += rune.width;
    }
    return this.text.slice(start, this.at);
  }

  private readOperator(chars: string, longest: number): string {
    const start = this.at;
    while (this.at - start < longest && this.at < this.text.length && chars.includes(this.text.charAt(this.at)))
      this.at++;
    return this.text.slice(start, this.at);
  }

  private expectClosing(at: number, message: string, variable?: string): void {
    if (this.text[this.at] !== "}") throw new SubstitutionFailure(message, at, variable);
    this.at++;
  }
}
