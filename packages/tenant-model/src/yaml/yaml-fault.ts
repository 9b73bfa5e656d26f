import type { YAMLError } from "yaml";

/** Why YAML text cannot be read. Line and column are 1-based. */
export interface YamlFault {
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly help: string;
}

const EXPLANATIONS: Readonly<Record<string, { message: string; help: string }>> = {
  TAB_AS_INDENT: { message: "a tab indents this line; YAML allows spaces only", help: "replace the tab with spaces" },
  DUPLICATE_KEY: {
    message: "this key stands twice in one mapping",
    help: "remove one of them, or merge their contents",
  },
  BAD_INDENT: {
    message: "the indentation does not fit the lines above",
    help: "indent entries of one mapping or list by the same number of spaces",
  },
  MULTIPLE_DOCS: {
    message: "a second YAML document starts here; one is expected",
    help: "remove the `---` line, or put the second document into its own file",
  },
};

/** Puts a parser's error into words: what is wrong, what to do. */
export function explainYamlError(error: YAMLError, text: string): { message: string; help: string } {
  const line = lineAround(text, error.pos[0]);
  if (/[{[,:]\s*[^"'\s]*\$\{/.test(line) && /[{[]/.test(line.replaceAll("${", ""))) {
    return {
      message: "a placeholder inside { } or [ ] must be quoted: YAML reads its braces as a mapping",
      help: 'quote it, e.g. { size: "${NAME}" }, or write the mapping in block style, one key a line',
    };
  }
  if (/^ *\t/.test(line)) return EXPLANATIONS["TAB_AS_INDENT"] as { message: string; help: string };
  return (
    EXPLANATIONS[error.code] ?? {
      message: `not valid YAML: ${firstSentence(error.message)}`,
      help: "correct the YAML here",
    }
  );
}

function lineAround(text: string, offset: number): string {
  const start = text.lastIndexOf("\n", Math.max(0, offset - 1)) + 1;
  const end = text.indexOf("\n", offset);
  return text.slice(start, end < 0 ? undefined : end);
}

function firstSentence(message: string): string {
  const first = message.split("\n")[0] ?? message;
  return first.replace(/ at line \d+, column \d+:?$/, "");
}
