import type { CheckResult } from "@tenantry/validation-kit";
import { countResults } from "./summarize-results.ts";

export interface JunitOptions {
  readonly catalog: string;
  readonly context: string;
  /** `YYYY-MM-DD` */
  readonly date: string;
}

/** Results as CI systems read them: a suite for each acceptance criterion, a case for each check. */
export function formatAsJunit(results: readonly CheckResult[], { catalog, context, date }: JunitOptions): string {
  const criteria = [...new Set(results.map(({ criterion }) => criterion))];
  const suites = criteria.map((criterion) => {
    const own = results.filter((result) => result.criterion === criterion);
    const cases = own.map((result) => formatCase(result, `${catalog}.${criterion}`)).join("");
    const properties = `    <properties>\n      <property${attributes({ name: "context", value: context })}/>\n    </properties>\n`;
    const suite = { name: `${catalog} ${criterion}`, timestamp: `${date}T00:00:00`, ...totals(own) };
    return `  <testsuite${attributes(suite)}>\n${properties}${cases}  </testsuite>\n`;
  });
  const all = { name: `tenantry verify ${catalog}`, ...totals(results) };
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${attributes(all)}>\n${suites.join("")}</testsuites>\n`;
}

function totals(results: readonly CheckResult[]) {
  const { failed, unknown, skipped } = countResults(results);
  const time = results.reduce((sum, { seconds }) => sum + seconds, 0).toFixed(3);
  return { tests: results.length, failures: failed, errors: unknown, skipped, time };
}

function formatCase(result: CheckResult, classname: string): string {
  const { id, title, status, found, expectation, faults, transcript, seconds } = result;
  const details = [
    `expected: ${expectation}`,
    `found: ${found}`,
    ...faults.map(({ message, help }) => `${message}\n    help: ${help}`),
  ];
  const text = escapeXML(details.join("\n"));
  const message = attributes({ message: faults[0]?.message ?? found });
  const outcome = {
    passed: "",
    failed: `      <failure${message}>${text}</failure>\n`,
    unknown: `      <error${message}>${text}</error>\n`,
    skipped: `      <skipped${attributes({ message: found })}/>\n`,
  }[status];
  const commands = escapeXML(transcript.map(({ command }) => `$ ${command}`).join("\n"));
  const output = commands === "" ? "" : `      <system-out>${commands}</system-out>\n`;
  const place = attributes({ name: `${id}: ${title}`, classname, time: seconds.toFixed(3) });
  return `    <testcase${place}>\n${outcome}${output}    </testcase>\n`;
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escapeXML(String(value)).replaceAll("\n", "&#10;").replaceAll("\t", "&#9;")}"`)
    .join("");
}

/** What XML 1.0 has no way to write, not even escaped: most controls, halves of surrogate pairs, two noncharacters. */
const UNWRITABLE =
  /[\x00-\x08\x0b-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Also for attributes. `>` too: `]]>` is an error outside of a section. */
export function escapeXML(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(UNWRITABLE, (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
