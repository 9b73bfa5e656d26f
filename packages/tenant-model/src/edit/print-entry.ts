/** A tenant as it is written into a catalog: texts, numbers, mappings and lists of mappings. */
export interface Entry {
  readonly [key: string]: string | number | Entry | readonly Entry[];
}

/** How far the lines of a file are indented. */
export interface Indentation {
  /** Columns from a mapping to one inside of it. */
  readonly step: number;
  /** Columns from a key to the dashes of its list; 0 or more. */
  readonly dash: number;
}

/** Lines of a mapping in block style, without line breaks. */
export function printBlock(entry: Entry, column: number, indentation: Indentation): string[] {
  return Object.entries(entry).flatMap(([key, value]) => {
    const start = " ".repeat(column) + key;
    if (typeof value !== "object") return [`${start}: ${printScalar(value)}`];
    if (!Array.isArray(value))
      return [`${start}:`, ...printBlock(value as Entry, column + indentation.step, indentation)];
    const items = value.flatMap((item) => printItem(item, column + indentation.dash, indentation));
    return [`${start}:`, ...items];
  });
}

/** Lines of an item of a list. @param column of its dash */
export function printItem(entry: Entry, column: number, indentation: Indentation, gap = 2): string[] {
  const [first = "", ...rest] = printBlock(entry, column + gap, indentation);
  return [`${" ".repeat(column)}-${" ".repeat(gap - 1)}${first.slice(column + gap)}`, ...rest];
}

/** The same in flow style, in one line. `json` quotes keys and texts, as the file around it does. */
export function printFlow(value: Entry[string], style: "yaml" | "json"): string {
  if (Array.isArray(value)) return `[${value.map((item) => printFlow(item, style)).join(", ")}]`;
  if (typeof value !== "object") {
    return typeof value === "string" && (style === "json" || !isPlain(value)) ? JSON.stringify(value) : `${value}`;
  }
  const pairs = Object.entries(value).map(
    ([key, part]) => `${style === "json" ? JSON.stringify(key) : key}: ${printFlow(part, style)}`,
  );
  return `{${pairs.join(", ")}}`;
}

export function printScalar(value: string | number): string {
  const isPlaceholder = typeof value === "string" && /^\$\{\w+\}$/.test(value);
  return typeof value === "number" || isPlaceholder || isPlain(value) ? `${value}` : JSON.stringify(value);
}

/** Words that one version of YAML or another takes for something else than text. */
const AMBIGUOUS = /^(?:true|false|yes|no|on|off|y|n|null|nan|inf)$/i;

function isPlain(text: string): boolean {
  return /^[A-Za-z][A-Za-z0-9_./-]*$/.test(text) && !AMBIGUOUS.test(text);
}
