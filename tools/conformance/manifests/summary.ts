import { appendFileSync, mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../../../dist/conformance/", import.meta.url));
/** One line a fact; summary-reporter.ts prints them when all tests have run, and starts it anew. */
export const summaryFile = `${folder}manifests-summary.txt`;

/** A figure for the end of the run. @param started of `performance.now()`, before the work that it tells of */
export function note(part: string, what: string, started: number): void {
  mkdirSync(folder, { recursive: true });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  appendFileSync(summaryFile, `${part.padEnd(10)} ${what} (${seconds} s)\n`);
}
