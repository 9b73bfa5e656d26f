import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Pages of rules and checks by id, as Markdown. `nx run generator:pages` puts them beside the bundle: few runs need them. */
export function readRulePages(): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(join(__dirname, "../pages/rule-pages.json"), "utf8"));
}
