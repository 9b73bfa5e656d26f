import type { Problem } from "@tenantry/tenant-model";

/** A file or folder that cannot be judged as a whole. */
export function fileProblem(file: string, message: string, help: string, at = { line: 1, column: 1 }): Problem {
  return { rule: "file", severity: "error", message, help, file, ...at, path: "" };
}
