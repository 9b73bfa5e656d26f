import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Pages of rules and checks by id, as Markdown. build.mjs puts them beside the bundle: few runs need them. */
export function readRulePages(): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(join(__dirname, "rule-pages.json"), "utf8"));
}
