import { type JsonObject, readYaml, sameJson, writeYaml } from "@tenantry/flux-postbuild";
import type { Result } from "../result.ts";
import type { ListedItem, ResourceList } from "./listed-items.ts";

const AS_GIVEN = { keys: "given", rareBreaks: "escaped" } as const;

/** Items that came in keep their text where nobody changed them; new ones need none. */
export interface ListToWrite extends Pick<ResourceList, "apiVersion" | "indent"> {
  readonly items: readonly ListedItem[];
  readonly functionConfig?: JsonObject;
  readonly results: readonly (Result | JsonObject)[];
}

/** @throws Error for an item that `listUnwritable` speaks of */
export function writeResourceList({ apiVersion, items, functionConfig, results, indent }: ListToWrite): string {
  const frame = writeBlock({ apiVersion, kind: "ResourceList" });
  const list = items.map(({ value, text }) => text ?? writeItem(value, indent)).join("");
  const written = items.length === 0 ? "items: []\n" : `items:\n${list}`;
  // Who runs the function has it, and looks at it no more.
  const keepsConfig = functionConfig !== undefined && listUnwritable(functionConfig) === undefined;
  const config = keepsConfig ? writeBlock({ functionConfig }) : "";
  const found = results.length === 0 ? "" : writeBlock(JSON.parse(JSON.stringify({ results }, readable)) as JsonObject);
  return `${frame}${written}${config}${found}`;
}

/** Messages may hold whatever a plugin or a file does; a character that YAML has no place for is no reason to be silent. */
function readable(_key: string, value: unknown): unknown {
  return typeof value === "string" ? value.replace(UNREADABLE, "\ufffd") : value;
}

const UNREADABLE = /[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff\p{Cs}]/gu;

/** Why an object cannot be written so that it is read as the same one; undefined where it can. */
export function listUnwritable(value: JsonObject): string | undefined {
  const number = findUnsafeNumber(value);
  if (number !== undefined) {
    return `the number ${number} has more digits than JavaScript keeps: quote it, or leave the object as it is`;
  }
  const written = writeYaml(value, AS_GIVEN);
  if (!written.ok) return written.message;
  const read = readYaml(writeItem(value, 2));
  return read.ok && sameJson(read.value, [value]) ? undefined : "its text would be read as another object";
}

function findUnsafeNumber(value: unknown): number | undefined {
  if (typeof value === "number") {
    return Number.isInteger(value) && !Number.isSafeInteger(value) && Math.abs(value) < 2 ** 64 ? value : undefined;
  }
  if (typeof value !== "object" || value === null) return undefined;
  for (const inner of Object.values(value)) {
    const found = findUnsafeNumber(inner);
    if (found !== undefined) return found;
  }
  return undefined;
}

function writeItem(value: JsonObject, indent: number): string {
  return indentItem(writeBlock(value), indent);
}

/** An object's text as an item of a list. @param indent column of the dash */
export function indentItem(text: string, indent: number): string {
  const margin = " ".repeat(indent);
  return text
    .split(/(?<=\n)/)
    .map((line, index) => (index === 0 ? `${margin}- ${line}` : line === "\n" ? line : `${margin}  ${line}`))
    .join("");
}

function writeBlock(value: JsonObject): string {
  const written = writeYaml(value, AS_GIVEN);
  if (!written.ok) throw new Error(`cannot write an object as YAML: ${written.message}`);
  return written.text;
}
