import { Placeholder } from "@tenantry/tenant-model";
import { printKey } from "./key.ts";
import { orderKeys } from "./key-order.ts";
import { isMapping, type Mapping } from "./mapping.ts";
import { printNumber, printScalar } from "./scalar.ts";
import { escapeText, isPassedOver, type SubstitutionKind } from "./substitution.ts";

export interface PrintOptions {
  readonly substitution: SubstitutionKind;
}

/**
 * Prints one Kubernetes object as a YAML document without `---`, ended by a line break. The same object always gives
 * the same text: apiVersion, kind, metadata, spec, data, stringData first, then keys as they were set. An object that
 * tells Flux to pass it over is printed as with substitution "none".
 * @param object mappings, lists, strings, finite numbers, booleans, null and Placeholders; undefined is left out
 * @throws TypeError for anything else: that is a bug of the builder
 */
export function printObject(object: object, options: PrintOptions): string {
  if (!isMapping(object)) throw refuseValue(object);
  const effective: PrintOptions = isPassedOver(object) ? { substitution: "none" } : options;
  return `${printEntries(orderKeys(object), 0, effective) || "{}"}\n`;
}

/** Prints the objects as one YAML stream, `---` between them; no objects give the empty text. */
export function printDocuments(objects: readonly object[], options: PrintOptions): string {
  let text = "";
  for (const object of objects) text += (text === "" ? "" : "---\n") + printObject(object, options);
  return text;
}

/** The mapping's entries from the cursor on, without the last line break; empty when nothing is set. */
function printEntries(mapping: Mapping, depth: number, options: PrintOptions): string {
  const line = lineAt(depth);
  let text = "";
  for (const key of Object.keys(mapping)) {
    const value = mapping[key];
    if (value === undefined) continue;
    const printedKey = printKey(key, line, options);
    text = text === "" ? printedKey : text + line + printedKey;
    if (isCollection(value)) {
      const inner = printCollection(value, depth + 1, options);
      text += inner === "" ? ` ${printEmpty(value)}` : lineAt(depth + 1) + inner;
    } else {
      text += " ";
      text += printLeaf(value, depth + 1, options);
    }
  }
  return text;
}

/** The list's items from the cursor on, each collection starting on the line of its dash. */
function printItems(list: readonly unknown[], depth: number, options: PrintOptions): string {
  const line = lineAt(depth);
  let text = "";
  for (const item of list) {
    if (item === undefined) continue;
    text += text === "" ? "- " : `${line}- `;
    if (isCollection(item)) text += printCollection(item, depth + 1, options) || printEmpty(item);
    else text += printLeaf(item, depth + 1, options);
  }
  return text;
}

function isCollection(value: unknown): value is object {
  return typeof value === "object" && value !== null && !(value instanceof Placeholder);
}

function printCollection(value: object, depth: number, options: PrintOptions): string {
  if (Array.isArray(value)) return printItems(value, depth, options);
  if (isMapping(value)) return printEntries(value, depth, options);
  throw refuseValue(value);
}

function printEmpty(value: object): string {
  return Array.isArray(value) ? "[]" : "{}";
}

/** @param depth of the lines of a block scalar */
function printLeaf(value: unknown, depth: number, options: PrintOptions): string {
  if (typeof value === "string") return printScalar(escapeText(value, options.substitution), lineAt(depth));
  if (typeof value === "number") return printNumber(value);
  if (typeof value === "boolean") return value ? "true" : "false";
  if (value === null) return "null";
  if (!(value instanceof Placeholder)) throw refuseValue(value);
  if (options.substitution === "none") return printLeaf(value.value, depth, options);
  return printScalar(value.text, lineAt(depth));
}

const lines: string[] = [];

/** Line break and indentation at the depth, two spaces a level; kept, as every line of every object needs one. */
function lineAt(depth: number): string {
  lines[depth] ??= `\n${"  ".repeat(depth)}`;
  return lines[depth];
}

function refuseValue(value: unknown): TypeError {
  const type = typeof value === "object" ? value?.constructor?.name : typeof value;
  return new TypeError(
    `cannot print a value of type ${type}: expected a mapping, list, string, number, boolean, null or Placeholder; ` +
      "convert it where the object is built",
  );
}
