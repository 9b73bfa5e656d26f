import type { CheckResult } from "@tenantry/validation-kit";

const MARKS: Readonly<Record<CheckResult["status"], string>> = { passed: "✓", failed: "✗", unknown: "?", skipped: "–" };

/** For people: a line, and below it what is wrong and what to do. @param width of the ids */
export function describeResult({ status, id, criterion, seconds, found, faults }: CheckResult, width: number): string {
  const time = status === "skipped" ? "" : `${seconds.toFixed(1)} s`;
  const line = `${MARKS[status]} ${id.padEnd(width)}  ${criterion.padEnd(4)} ${time.padStart(8)}  ${status === "skipped" ? "skipped: " : ""}${oneLine(found)}`;
  const told = faults.map(
    ({ message, help }) => `${message === found ? "" : `${indent(message)}\n`}${indent(`help: ${help}`, 8)}\n`,
  );
  return `${line.trimEnd()}\n${told.join("")}`;
}

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, " ");
}

function indent(text: string, columns = 4): string {
  const space = " ".repeat(columns);
  return `${space}${text.replaceAll("\n", `\n${space}    `)}`;
}
