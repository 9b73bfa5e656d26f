/** Columns that a line may have. */
const WIDTH = 110;

/**
 * JSON for reading in Git: what fits on a line stands on one, so that a file has half the lines that JSON.stringify gives it,
 * and a change shows with what it belongs to. Ends with a line break.
 * @param value as `JSON.stringify` takes it; what is undefined is left out
 */
export function printJson(value: unknown): string {
  return `${printValue(value, "\n", 0)}\n`;
}

/**
 * From the inside out, each value once: a value that takes several lines is too long for the line of what is around it.
 * @param line line break and indentation of the line that the value stands on
 * @param taken columns of that line beside the value and the indentation
 */
function printValue(value: unknown, line: string, taken: number): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const inner = `${line}  `;
  const list = Array.isArray(value);
  const entries: string[] = [];
  let length = line.length + taken;
  for (const key in value) {
    const item: unknown = value[key as keyof typeof value];
    if (item === undefined) continue;
    const name = list ? "" : `${JSON.stringify(key)}: `;
    const text = printValue(item, inner, name.length);
    length += name.length + text.length + 2;
    entries.push(name + text);
  }
  if (entries.length === 0) return list ? "[]" : "{}";
  if (length > WIDTH) {
    const text = entries.join(`,${inner}`);
    return list ? `[${inner}${text}${line}]` : `{${inner}${text}${line}}`;
  }
  const text = entries.join(", ");
  return list ? `[${text}]` : `{ ${text} }`;
}
