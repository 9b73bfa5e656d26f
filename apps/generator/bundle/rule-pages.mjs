// @ts-check
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));

/**
 * Writes the pages of rules and checks. Apart from the bundle: a corrected page compiles no catalog anew.
 * @param {string} folder
 */
export function writeRulePages(folder) {
  const file = join(folder, "rule-pages.json");
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${file}.new`, JSON.stringify(readRulePages()));
  renameSync(`${file}.new`, file);
}

/** What `tenantry explain` prints, by id: a page per rule, a section of docs/checks.md per other check. */
function readRulePages() {
  const rules = here("../../../packages/rules/src/rules");
  const pages = readdirSync(rules)
    .filter((name) => name.endsWith(".md"))
    .map((name) => [basename(name, ".md"), readFileSync(join(rules, name), "utf8")]);
  const [, ...checks] = readFileSync(here("../../../docs/checks.md"), "utf8").split(/^## /m);
  const sections = checks.map((section) => [section.slice(0, section.indexOf("\n")), `# ${section.trimEnd()}\n`]);
  return Object.fromEntries([...sections, ...pages].sort(([a = ""], [b = ""]) => (a < b ? -1 : 1)));
}
