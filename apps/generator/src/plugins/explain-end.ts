import type { PluginFailure } from "@tenantry/krm-function";
import { MOST_MEBIBYTES } from "./sandbox.ts";

/** Why a process that ended by itself gave no answer. */
export function explainEnd(code: number | null, signal: NodeJS.Signals | null): PluginFailure {
  const how = signal === null ? `with exit code ${code}` : `by ${signal}`;
  // So V8 ends where its heap is full.
  const help =
    signal === "SIGABRT"
      ? `it gets ${MOST_MEBIBYTES} MiB of memory: look for what grows without end`
      : "a plugin returns: it never ends the process";
  return { message: `its process ended ${how} before it answered`, help };
}

/** @param text what came on standard output */
export function explainPrinted(text: string): PluginFailure {
  const message = `it printed to standard output: ${quoteLine(text)}`;
  return { message, help: "return results instead, or print with console.error" };
}

/** @param text what came instead of an answer */
export function explainIntruded(text: string): PluginFailure {
  const message = `it wrote to file descriptor 3, which carries Tenantry's own answers: ${quoteLine(text)}`;
  return { message, help: "return items and results; print with console.error" };
}

export function explainSilence(seconds: number): PluginFailure {
  const help = "look for a loop that does not end, or a promise that nobody settles";
  return { message: `it did not answer within ${seconds} seconds`, help };
}

function quoteLine(text: string): string {
  const [line = ""] = text.split("\n", 1);
  return JSON.stringify(line.slice(0, 80));
}
