import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Reporter } from "vitest/reporters";

const folder = fileURLToPath(new URL("../../dist/conformance/", import.meta.url));
/** Tests run in processes of their own, so they leave their figures in a file. */
const file = `${folder}summary.txt`;

/** Keeps a figure for the end of the run. @param started of `performance.now()`, before the work that it tells of */
export function note(part: string, what: string, started: number): void {
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  mkdirSync(folder, { recursive: true });
  appendFileSync(file, `${part.padEnd(12)} ${what} (${seconds} s)\n`);
}

/** Prints what the tests noted when all of them have run. */
export class SummaryReporter implements Reporter {
  onInit(): void {
    rmSync(file, { force: true });
  }

  onTestRunEnd(): void {
    if (existsSync(file)) console.log(`\n${readFileSync(file, "utf8").split("\n").sort().join("\n").trim()}\n`);
  }
}
