import { buildVariables } from "@tenantry/flux-postbuild";
import type { Fields } from "@tenantry/rules";
import { isFields } from "./json-values.ts";

export type SettingsValues = ReadonlyMap<string, string>;

/**
 * Values that Flux would read from a ConfigMap, a Secret, or from what people write where these are made: a mapping with
 * `data`, or names with values alone. Undefined where it is none of them.
 */
export function readSettingsValues(object: Fields): SettingsValues | undefined {
  const { kind, data, stringData } = object;
  const holdsData = "data" in object || "stringData" in object;
  if (typeof kind === "string" && kind !== "ConfigMap" && kind !== "Secret") return undefined;
  const entries = holdsData || kind !== undefined ? data : object;
  const plain = readEntries(entries ?? {});
  const more = readEntries(stringData ?? {});
  if (plain === undefined || more === undefined) return undefined;
  const source =
    kind === "Secret"
      ? ({ kind, data: plain, stringData: more } as const)
      : ({ kind: "ConfigMap", data: { ...plain, ...more } } as const);
  return buildVariables([source]).variables;
}

/** What SOPS encrypted has no value here. */
const ENCRYPTED = /^ENC\[/;

function readEntries(value: unknown): Record<string, string> | undefined {
  if (!isFields(value)) return undefined;
  const entries: [string, string][] = [];
  for (const [name, entry] of Object.entries(value)) {
    if (typeof entry === "object" && entry !== null) {
      // The metadata that SOPS adds beside the values.
      if (name === "sops") continue;
      return undefined;
    }
    const text = entry === null || entry === undefined ? "" : String(entry);
    if (!ENCRYPTED.test(text)) entries.push([name, text]);
  }
  return Object.fromEntries(entries);
}
