import { eachText } from "./json-values.ts";

const PLACEHOLDER = /\$\$|\$\{([A-Za-z_]\w*)\}/g;

/** Whether a text still holds something that Flux or another tool would replace. */
export function holdsPlaceholder(value: unknown): boolean {
  for (const text of eachText(value)) if (text.includes("${")) return true;
  return false;
}

/** Names of the plain placeholders in a value. Scripts use the same signs: only texts of one line count. */
export function* listPlaceholders(value: unknown): Generator<string> {
  for (const text of eachText(value)) {
    if (text.includes("\n")) continue;
    for (const [, name] of text.matchAll(PLACEHOLDER)) if (name !== undefined) yield name;
  }
}
