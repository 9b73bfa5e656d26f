import { writeSync } from "node:fs";

export interface BugOptions {
  readonly toolVersion: string;
  readonly stack: "shown" | "hidden";
}

/** An exception is a bug of ours, never the user's mistake: those are problems. */
export function reportBug(error: unknown, { toolVersion, stack }: BugOptions): void {
  const message = error instanceof Error ? error.message : String(error);
  writeSync(2, `tenantry ${toolVersion}: this is a bug in Tenantry: ${message}\n`);
  writeSync(
    2,
    `    help: no file is half-written. Please report it (CONTRIBUTING.md says where), with the stack that TENANTRY_DEBUG=1 adds\n`,
  );
  if (stack === "shown" && error instanceof Error) writeSync(2, `${error.stack ?? ""}\n`);
}
