import { runCommandLine } from "./cli/run-command.ts";

/** Put in by build.mjs. */
declare const TENANTRY_VERSION: string;

/** The only place that decides how the process ends. 0: fine. 1: problems or drift. 2: usage error or bug. */
async function main(): Promise<void> {
  try {
    const { code, signal } = await runCommandLine({
      argv: process.argv.slice(2),
      workingFolder: process.cwd(),
      toolVersion: TENANTRY_VERSION,
      // A day is the same everywhere in UTC, on the author's desk and in CI.
      today: new Date().toISOString().slice(0, 10),
    });
    process.exitCode = code;
    // Whoever sent the signal learns that it was heeded: a shell stops its script, CI marks the job as cancelled.
    if (signal !== undefined) process.kill(process.pid, signal);
  } catch (error) {
    const { reportBug } = await import("./cli/report-bug.ts");
    const stack = process.env["TENANTRY_DEBUG"] === "1" ? "shown" : "hidden";
    reportBug(error, { toolVersion: TENANTRY_VERSION, stack });
    process.exitCode = 2;
  }
}

// Everything is written by now (write-stream.ts): to take the heap down piece by piece would only take time. A rejection is
// impossible here but for a bug in reportBug, which Node then reports itself.
void main().then(() => process.exit());
