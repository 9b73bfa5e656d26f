import type { Problem } from "@tenantry/tenant-model";
import { drawCodeFrame } from "./code-frame.ts";
import type { ReadLine } from "./source-lines.ts";

/** Makes text of problems one by one; the first of each rule says where to read more. */
export function createPrinterForPeople(readLine: ReadLine): (problem: Problem) => string {
  const seen = new Set<string>();
  return ({ file, line, column, severity, rule, message, help }) => {
    const place = file === undefined ? "" : `${file}:${line ?? 1}:${column ?? 1}: `;
    // The very first character stands for the file as a whole.
    const isKnown = file !== undefined && line !== undefined && column !== undefined && line + column > 2;
    const frame = isKnown ? (drawCodeFrame(readLine(file, line), { line, column }) ?? "") : "";
    // A plugin's rule, which has the plugin's name in front, has no page.
    const more = seen.has(rule) || rule === "usage" || rule.includes("/") ? "" : `    more: tenantry explain ${rule}\n`;
    seen.add(rule);
    const [what, todo] = [indent(showControls(message)), indent(showControls(help))];
    return `${showControls(place)}${severity} [${showControls(rule)}] ${what}\n${frame}    help: ${todo}\n${more}`;
  };
}

/** What a plugin or a file says must not move the cursor, change colours or turn the text around. */
export function showControls(text: string): string {
  return text.replace(CONTROLS, (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** All but tabs and line breaks; those that set the direction of text too. */
const CONTROLS = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** Tables inside of messages stand below their first line. */
function indent(text: string): string {
  return text.replaceAll("\n", "\n    ");
}

/** A workflow command, which GitHub shows beside the line of the file. */
export function formatForGithub({ file, line, column, severity, rule, message, help }: Problem): string {
  const text = `${showControls(message)}\nhelp: ${showControls(help)}`;
  const place =
    file === undefined ? "" : `file=${escapeProperty(showControls(file))},line=${line ?? 1},col=${column ?? 1},`;
  return `::${severity} ${place}title=${escapeProperty(showControls(rule))}::${escapeData(text)}\n`;
}

/** One JSON document. Fields stand in the order of the reference; unknown ones are left out. */
export function formatAsJson(problems: readonly Problem[], rest: Readonly<Record<string, unknown>> = {}): string {
  const ordered = problems.map(({ rule, severity, message, help, file, line, column, path }) => {
    return { rule, severity, message, help, file, line, column, path };
  });
  return `${JSON.stringify({ problems: ordered, ...rest }, null, 2)}\n`;
}

/** What the runner's own toolkit escapes (actions/toolkit, packages/core/src/command.ts). */
function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
