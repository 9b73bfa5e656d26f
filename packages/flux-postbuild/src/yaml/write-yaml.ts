import { isJsonObject, type Json, type JsonObject } from "../json.ts";
import { formatGoFloat } from "../scalars/go-number.ts";
import { sortKeys } from "./key-order.ts";
import { chooseStyle } from "./scalar-style.ts";
import { writeDoubleQuoted, writeFlowing, writeLiteral } from "./write-scalar.ts";
import { YamlOutput } from "./yaml-output.ts";

const longestSimpleKey = 128;
const longestJsonKey = 1024;
// Go writes the object as JSON and reads that as YAML first, which does not take these.
const refusedInJson = /[\x7f\x80-\x84\x86-\x9f\ufffe\uffff]/;

export type WrittenYaml =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly message: string };

export interface WriteOptions {
  /** `sorted`: as Go sorts them. `given`: as they stand in the object. */
  readonly keys?: "sorted" | "given";
  /** U+0085, U+2028 and U+2029. `as-go`: as they are, so that some fold into spaces. `escaped`: in double quotes, where they last. */
  readonly rareBreaks?: "as-go" | "escaped";
}

/** The text that envsubst gets to see: sigs.k8s.io/yaml 1.6.0 `JSONToYAML` of the object. */
export function writeYaml(
  object: JsonObject,
  { keys = "sorted", rareBreaks = "as-go" }: WriteOptions = {},
): WrittenYaml {
  const problem = findRefused(object, rareBreaks);
  if (problem !== undefined) return { ok: false, message: problem };
  const output = new YamlOutput();
  writeValue(output, object, { indent: -2, place: "root", keys, rareBreaks });
  output.indentTo(0);
  return { ok: true, text: output.toString() };
}

interface Place extends Required<WriteOptions> {
  /** Column of the block that holds the value. */
  readonly indent: number;
  readonly place: "root" | "item" | "value" | "long-key-value";
}

function writeValue(output: YamlOutput, value: Json, where: Place): void {
  if (typeof value === "string")
    writeString(output, value, { indent: Math.max(where.indent, 0) + 2, rareBreaks: where.rareBreaks });
  else if (Array.isArray(value) && value.length > 0) writeSequence(output, value, where);
  else if (isJsonObject(value) && Object.keys(value).length > 0)
    writeMapping(output, value, { ...where, indent: where.indent + 2 });
  else writeWord(output, sayWord(value));
}

function writeSequence(output: YamlOutput, items: readonly Json[], where: Place): void {
  const indent = where.place === "value" ? where.indent : where.indent + 2;
  for (const item of items) {
    output.indentTo(indent);
    output.putBlockIndicator("-");
    writeValue(output, item, { ...where, indent, place: "item" });
  }
}

function writeMapping(output: YamlOutput, object: JsonObject, where: Omit<Place, "place">): void {
  const { indent, keys, rareBreaks } = where;
  const values = new Map(Object.entries(object));
  for (const key of keys === "sorted" ? sortKeys(values.keys()) : values.keys()) {
    output.indentTo(indent);
    const simple = isSimpleKey(key);
    if (simple) {
      writeKey(output, key, indent + 2);
      output.putColon();
    } else {
      output.putBlockIndicator("?");
      writeString(output, key, { indent: indent + 2, rareBreaks });
      output.indentTo(indent);
      output.putBlockIndicator(":");
    }
    writeValue(output, values.get(key) ?? null, { ...where, place: simple ? "value" : "long-key-value" });
  }
}

function isSimpleKey(key: string): boolean {
  return !/[\n\r\u0085\u2028\u2029]/.test(key) && new TextEncoder().encode(key).length <= longestSimpleKey;
}

function writeKey(output: YamlOutput, key: string, indent: number): void {
  const style = chooseStyle(key, "key");
  if (style === "plain" || style === "single") {
    writeFlowing(output, key, { style: key === "" ? "single" : style, indent, fold: false });
  } else {
    writeDoubleQuoted(output, key, { indent, fold: false });
  }
}

function writeString(
  output: YamlOutput,
  raw: string,
  { indent, rareBreaks }: Pick<Place, "indent" | "rareBreaks">,
): void {
  const isRare = rareBreaks === "escaped" && /[\u0085\u2028\u2029]/.test(raw);
  const text = isRare ? raw : foldNextLines(raw);
  const style = isRare ? "double" : chooseStyle(text, "value");
  if (style === "literal") writeLiteral(output, text, indent);
  else if (style === "double") writeDoubleQuoted(output, text, { indent, fold: true });
  else writeFlowing(output, text, { style, indent, fold: true });
}

function writeWord(output: YamlOutput, word: string): void {
  output.startScalar("");
  output.put(word);
  output.endScalar("");
}

function sayWord(value: Json): string {
  if (typeof value === "number") return sayNumber(value);
  return typeof value === "object" && value !== null ? (Array.isArray(value) ? "[]" : "{}") : String(value);
}

function sayNumber(value: number): string {
  const whole = Number.isInteger(value) && Math.abs(value) < 2 ** 64 && value >= -(2 ** 63);
  return whole ? String(BigInt(value)) : formatGoFloat(value, 64);
}

/** U+0085 is a line break to YAML 1.1, and Go's JSON does not escape it: it folds like one. */
function foldNextLines(text: string): string {
  if (!text.includes("\u0085")) return text;
  return text.replace(/ *\u0085(?: *\u0085)* */g, (gap) => {
    const count = gap.split("\u0085").length - 1;
    return count === 1 ? " " : "\n".repeat(count - 1);
  });
}

function findRefused(value: Json, rareBreaks: Place["rareBreaks"]): string | undefined {
  if (typeof value === "string")
    return refusedInJson.test(value) ? "yaml: control characters are not allowed" : undefined;
  if (typeof value !== "object" || value === null) return undefined;
  if (!isJsonObject(value)) return findFirst(value, (item) => findRefused(item, rareBreaks));
  return findFirst(Object.entries(value), ([key, item]) => {
    // A key of that JSON has to stand on one line and may not be too long.
    if ((rareBreaks === "as-go" && key.includes("\u0085")) || JSON.stringify(key).length > longestJsonKey) {
      return "yaml: did not find expected ',' or '}'";
    }
    return findRefused(key, rareBreaks) ?? findRefused(item, rareBreaks);
  });
}

function findFirst<T>(items: readonly T[], find: (item: T) => string | undefined): string | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
