import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { Problem } from "@tenantry/tenant-model";
import { explainDiskError } from "./disk-error.ts";

/**
 * Writes a file that was asked for by name, with the folders above it. A reader finds the old text or the new one.
 * @param path as typed, relative to the root
 * @returns why it is as it was
 */
export function replaceFile(root: string, path: string, text: string): Problem | undefined {
  const file = resolve(root, path);
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    try {
      writeFileSync(temporary, text);
      renameSync(temporary, file);
    } catch (error) {
      rmSync(temporary, { force: true });
      throw error;
    }
    return undefined;
  } catch (error) {
    const message = `cannot write ${path}: ${explainDiskError(error)}`;
    const help = "name a file with --output that this user may write";
    return { rule: "write", severity: "error", message, help, file: path, line: 1, column: 1, path: "" };
  }
}
