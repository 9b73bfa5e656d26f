import type { Result } from "@tenantry/krm-function";
import type { Finding } from "./finding.ts";
import type { Plugin } from "./plugin-refusal.ts";

/** A result that a plugin returned: kept as it is, and told to people. */
export function reportResult(result: Result, { stem, name }: Plugin): Finding {
  const { severity = "info", message, field, resourceRef, tags } = result;
  if (severity === "info") return { result: { ...result, severity } };
  const help = tags?.["help"] ?? `the plugin ${name} says so`;
  const path = [[resourceRef?.kind, resourceRef?.name].filter(Boolean).join("/"), field?.path ?? ""].join(" ").trim();
  return {
    result,
    problem: { rule: `${stem}/result`, severity, message: `${describeItem(result)}${message}`, help, path },
  };
}

/** A line for standard error; empty for what is a problem. */
export function describeInfo(result: Result, { stem }: Plugin): string {
  return (result.severity ?? "info") === "info"
    ? `info [${stem}/result] ${describeItem(result)}${result.message}\n`
    : "";
}

function describeItem({ resourceRef: { kind = "", name = "" } = {} }: Result): string {
  const item = `${kind} ${name}`.trim();
  return item === "" ? "" : `${item}: `;
}
