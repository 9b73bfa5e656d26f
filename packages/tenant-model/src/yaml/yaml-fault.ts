import { type Document, isCollection, isScalar, type Node, visit, type YAMLError } from "yaml";

/** Why YAML text cannot be read. */
export interface YamlFault {
  /** In UTF-16 units from the start of the text. */
  readonly offset: number;
  readonly message: string;
  readonly help: string;
}

export const FLOW_PLACEHOLDER = {
  message: "a placeholder inside { } or [ ] must be quoted: YAML reads its braces as a mapping",
  help: 'quote it, e.g. { size: "${NAME}" }, or write the mapping in block style, one key a line',
};

type Explanation = Pick<YamlFault, "message" | "help">;

const NO_COLON: Explanation = {
  message: "this line has no `key: value`, or its colon is missing",
  help: "write `key: value`, with a space behind the colon",
};
const EXPLANATIONS: Readonly<Record<string, Explanation>> = {
  BAD_INDENT: {
    message: "the indentation does not fit the lines above",
    help: "indent entries of one mapping or list by the same number of spaces",
  },
  BLOCK_AS_IMPLICIT_KEY: {
    message: "a second key starts inside this value",
    help: "quote the value if it holds `: `; else check the indentation of the next line: it may be too deep",
  },
  MULTILINE_IMPLICIT_KEY: NO_COLON,
  MISSING_CHAR: NO_COLON,
  UNEXPECTED_TOKEN: {
    message: "something stands here behind a value that has ended already",
    help: "quote the whole value, or put the next key on a line of its own",
  },
  MULTIPLE_DOCS: {
    message: "a second YAML document starts here; one is expected",
    help: "remove the `---` line, or put the second document into its own file",
  },
  NON_STRING_KEY: {
    message: "a key must be text, not a list or a mapping",
    help: "write the key as plain text",
  },
};

/** Puts a parser's error into words: where the mistake is (not where the parser noticed it), what is wrong, what to do. */
export function explainYamlError({ code, pos, message }: YAMLError, document: Document, text: string): YamlFault {
  const [offset] = pos;
  const placeholder = findFlowPlaceholder(text, offset);
  if (placeholder !== undefined) return { offset: placeholder, ...FLOW_PLACEHOLDER };
  const tab = findTab(text, offset);
  if (tab !== undefined) {
    return {
      offset: tab,
      message: "a tab indents this line; YAML allows spaces only",
      help: "replace the tab with spaces",
    };
  }
  const open = code === "MISSING_CHAR" || code === "BAD_INDENT" ? findOpen(document, text, offset) : undefined;
  if (open !== undefined) {
    const sign = text[open] ?? "";
    return { offset: open, message: `this ${sign} is never closed`, help: `add the closing ${CLOSING[sign] ?? sign}` };
  }
  return {
    offset,
    ...(EXPLANATIONS[code] ?? { message: `not valid YAML: ${firstSentence(message)}`, help: "correct the YAML here" }),
  };
}

const CLOSING: Readonly<Record<string, string>> = { "[": "]", "{": "}" };

/** `${NAME}` that no quote protects, inside the braces or brackets of the error's line. */
function findFlowPlaceholder(text: string, offset: number): number | undefined {
  const start = lineStart(text, offset);
  const end = text.indexOf("\n", start);
  const line = text.slice(start, end < 0 ? undefined : end);
  const match = /^(?:[^"'#]|"[^"]*"|'[^']*')*?[{[](?:[^"'#]|"[^"]*"|'[^']*')*?(?<!["'])(\$\{)/.exec(line);
  return match === null ? undefined : start + match[0].length - 2;
}

/** A tab that indents the error's line, or the one before it: a parser may only notice one line later. */
function findTab(text: string, offset: number): number | undefined {
  const start = lineStart(text, offset);
  for (const line of [start, lineStart(text, Math.max(0, start - 1))]) {
    const tab = /^ *\t/.exec(text.slice(line, line + 1000));
    if (tab !== null) return line + tab[0].length - 1;
  }
  return undefined;
}

/** Start of the innermost quoted text, list or mapping in flow style that has no end. */
function findOpen(document: Document, text: string, offset: number): number | undefined {
  let open: number | undefined;
  visit(document, {
    Node: (_key, node: Node) => {
      const [start, end] = node.range ?? [0, 0];
      if (start > offset) return visit.SKIP;
      const sign = text[start] ?? "";
      const quoted = isScalar(node) && (sign === '"' || sign === "'");
      const flow = isCollection(node) && node.flow === true;
      const closing = CLOSING[sign] ?? sign;
      if ((quoted || flow) && (text[end - 1] !== closing || end - 1 === start)) open = start;
      return undefined;
    },
  });
  return open;
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf("\n", offset - 1) + 1;
}

function firstSentence(message: string): string {
  return message.split("\n")[0] ?? message;
}
