import type { Trouble } from "@tenantry/validation-kit";
import type { ReportedProblem } from "../cli/command.ts";

/** The cluster could not be asked. */
export function troubleProblem({ message, help }: Trouble): ReportedProblem {
  return { problem: { rule: "verify-cluster", severity: "error", message, help, path: "" } };
}

export function drillProblem(message: string, help: string): ReportedProblem {
  return { problem: { rule: "verify-drill", severity: "error", message, help, path: "" } };
}
