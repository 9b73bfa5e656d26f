import type { Path } from "@tenantry/tenant-model";
import { isMapping } from "../print/mapping.ts";
import type { SubstitutionKind } from "../print/substitution.ts";
import { readText, type TextReader } from "./read-text.ts";

/** A value of which something is to be read: as it was rendered, as the plugin got it, and as the plugin returned it. */
interface Compared {
  readonly rendered: unknown;
  readonly written: unknown;
  readonly returned: unknown;
}

export interface ReadItem {
  /** With Placeholders where settings are. What the plugin left as it was is the rendered value itself. */
  readonly value: unknown;
  /** Places that the plugin has set or removed. */
  readonly changes: readonly Path[];
  readonly mistakes: readonly { readonly path: Path; readonly reason: string; readonly help: string }[];
  /** Names of the settings in what it has set. */
  readonly settings: readonly string[];
}

/** Reads an item that a plugin returned. @param compared without `rendered` and `written` for one that it added */
export function readItem(compared: Compared, substitution: SubstitutionKind, reader: TextReader): ReadItem {
  const found = { changes: [] as Path[], mistakes: [] as ReadItem["mistakes"][number][], settings: [] as string[] };
  const read = (value: Compared, path: Path): unknown => {
    const { rendered, written, returned } = value;
    if (isMapping(returned)) return readMapping(value, path);
    if (Array.isArray(returned)) return readList(value, path);
    if (returned === written) return rendered;
    found.changes.push(path);
    if (Number.isInteger(returned) && !Number.isSafeInteger(returned)) {
      const help = "return it as a text, if the field takes one";
      found.mistakes.push({
        path,
        reason: `${String(returned)} has more digits than a number of JavaScript holds`,
        help,
      });
    }
    if (typeof returned !== "string") return returned;
    const text = readText(returned, substitution, reader);
    if (!text.ok) {
      found.mistakes.push({ path, reason: text.reason, help: text.help });
      return returned;
    }
    found.settings.push(...text.settings);
    return text.value;
  };
  const readMapping = ({ rendered, written, returned }: Compared, path: Path): unknown => {
    const keys = Object.keys(returned as object);
    const before = isMapping(written) ? written : {};
    if (!isMapping(written)) found.changes.push(path);
    for (const key of Object.keys(before)) if (!keys.includes(key)) found.changes.push([...path, key]);
    const entries = keys.map((key) => {
      const inner = { rendered: at(rendered, key), written: at(written, key), returned: at(returned, key) };
      return [key, read(inner, [...path, key])] as const;
    });
    return Object.fromEntries(entries);
  };
  const readList = ({ rendered, written, returned }: Compared, path: Path): unknown => {
    const list = returned as readonly unknown[];
    if (!Array.isArray(written) || written.length !== list.length) found.changes.push(path);
    return list.map((item, index) =>
      read({ rendered: at(rendered, index), written: at(written, index), returned: item }, [...path, index]),
    );
  };
  return { value: read(compared, []), ...found };
}

function at(value: unknown, key: string | number): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
}
