/** One line of what an exporter says. */
export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

const NAME = /[a-zA-Z_:][a-zA-Z0-9_:]*/y;
const LABEL = /[a-zA-Z_][a-zA-Z0-9_]*/y;
const VALUE = /[ \t]+(\S+)(?:[ \t]+-?\d+)?[ \t]*$/y;
const UNESCAPED: Readonly<Record<string, string>> = { n: "\n", '"': '"', "\\": "\\" };

/**
 * The samples of Prometheus' text format 0.0.4 (prometheus, docs/instrumenting/exposition_formats.md). Lines that are none
 * are left out: a proxy's page of an error has no samples at all, and that is what there is to say of it.
 */
export function parseExposition(text: string): readonly Sample[] {
  return text.split("\n").flatMap((line) => parseLine(line.replace(/^[ \t]+|\r$/g, "")) ?? []);
}

function parseLine(line: string): Sample | undefined {
  if (line === "" || line.startsWith("#")) return undefined;
  const name = take(NAME, line, 0);
  if (name === undefined) return undefined;
  const from = skipBlanks(line, name.end);
  const labels = line[from] === "{" ? parseLabels(line, from + 1) : { values: {}, end: name.end };
  if (labels === undefined) return undefined;
  VALUE.lastIndex = labels.end;
  const value = readValue(VALUE.exec(line)?.[1]);
  return value === undefined ? undefined : { name: name.text, labels: labels.values, value };
}

function parseLabels(line: string, start: number) {
  const values: [string, string][] = [];
  let at = skipBlanks(line, start);
  while (line[at] !== "}") {
    const label = take(LABEL, line, at);
    if (label === undefined) return undefined;
    at = skipBlanks(line, label.end);
    if (line[at] !== "=") return undefined;
    const quoted = parseQuoted(line, skipBlanks(line, at + 1));
    if (quoted === undefined) return undefined;
    values.push([label.text, quoted.text]);
    at = skipBlanks(line, quoted.end);
    if (line[at] === ",") at = skipBlanks(line, at + 1);
    else if (line[at] !== "}") return undefined;
  }
  return { values: Object.fromEntries(values), end: at + 1 };
}

function parseQuoted(line: string, start: number) {
  if (line[start] !== '"') return undefined;
  let text = "";
  for (let at = start + 1; at < line.length; at += 1) {
    const sign = line.charAt(at);
    if (sign === '"') return { text, end: at + 1 };
    if (sign === "\\") at += 1;
    const next = line.charAt(at);
    text += sign === "\\" ? (UNESCAPED[next] ?? `\\${next}`) : sign;
  }
  return undefined;
}

/** As Go writes numbers. */
function readValue(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const infinite = /^([+-]?)Inf$/i.exec(text);
  if (infinite !== null) return infinite[1] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  if (/^nan$/i.test(text)) return Number.NaN;
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : undefined;
}

function take(pattern: RegExp, line: string, start: number) {
  pattern.lastIndex = start;
  const text = pattern.exec(line)?.[0];
  return text === undefined ? undefined : { text, end: start + text.length };
}

function skipBlanks(line: string, start: number): number {
  let at = start;
  while (line[at] === " " || line[at] === "\t") at += 1;
  return at;
}
