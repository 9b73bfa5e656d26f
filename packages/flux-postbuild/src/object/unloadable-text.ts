import { isJsonObject, type Json } from "../json.ts";

// After substitution Flux hands the JSON back to kustomize, which writes it with yaml.v3 and reads that again. yaml.v3 gives
// a text of several lines the `|` style without saying how deep it is indented, and then trips over a tab at its start. Without
// substitution kustomize does the same when it prints its result, so no form in the file helps.
const writtenQuoted = / (?:[\n\u2028\u2029]|$)|[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd]/;

/** Whether the text starts with a tab and has several lines, as yaml.v3 would write it in the style `|`. */
export function isUnloadable(text: string): boolean {
  return text.startsWith("\t") && text.includes("\n") && !writtenQuoted.test(text);
}

/** Whether kustomize could not load an object with this value in it: `UnmarshalJSON` fails, and the build with it. */
export function holdsUnloadable(value: Json): boolean {
  if (typeof value === "string") return isUnloadable(value);
  if (typeof value !== "object" || value === null) return false;
  if (!isJsonObject(value)) return value.some(holdsUnloadable);
  return Object.entries(value).some(([key, item]) => isUnloadable(key) || holdsUnloadable(item));
}
