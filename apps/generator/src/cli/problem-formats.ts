import type { Problem } from "@tenantry/tenant-model";

/** `path:line:col: error [rule] message`, the help indented below it. */
export function formatForPeople({ file, line, column, severity, rule, message, help }: Problem): string {
  const place = file === undefined ? "" : `${file}:${line ?? 1}:${column ?? 1}: `;
  return `${place}${severity} [${rule}] ${message}\n    help: ${help}\n`;
}

/** A workflow command, which GitHub shows beside the line of the file. */
export function formatForGithub({ file, line, column, severity, rule, message, help }: Problem): string {
  const place = file === undefined ? "" : `file=${escapeProperty(file)},line=${line ?? 1},col=${column ?? 1},`;
  return `::${severity} ${place}title=${escapeProperty(rule)}::${escapeData(`${message}\nhelp: ${help}`)}\n`;
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
