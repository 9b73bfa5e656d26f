import { createInterface } from "node:readline/promises";
import { isatty } from "node:tty";
import { writeStream } from "../cli/write-stream.ts";

/** The person in front of it, if there is one. */
export interface Terminal {
  readonly isThere: boolean;
  /** @returns undefined where nobody answers: Ctrl-C, Ctrl-D */
  ask(question: string, signal: AbortSignal): Promise<string | undefined>;
}

export const TERMINAL: Terminal = {
  isThere: isatty(0) && isatty(2),
  ask: async (question, signal) => {
    writeStream("stderr", question);
    // Not as a terminal: readline would take Ctrl-C for itself.
    const lines = createInterface({ input: process.stdin, terminal: false });
    try {
      return await new Promise<string | undefined>((resolve) => {
        lines.once("line", (line) => resolve(line.trim()));
        lines.once("close", () => resolve(undefined));
        signal.addEventListener("abort", () => resolve(undefined), { once: true });
      });
    } finally {
      lines.close();
      process.stdin.unref();
    }
  },
};
