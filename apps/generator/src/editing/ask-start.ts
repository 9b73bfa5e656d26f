import { isatty } from "node:tty";
import { explainAnswer, type ReadStart, readStart } from "@tenantry/tenant-model";

/** Two streams that a person reads and types on. */
export interface Terminal {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}

/**
 * The answers from the command line; those that are missing from a person, where one sits in front of both streams.
 * @param present files of the catalogs that are there
 */
export async function askStart(
  told: ReadonlyMap<string, readonly string[]>,
  present: readonly string[],
  terminal = openTerminal(),
): Promise<ReadStart> {
  const given = new Map([...told].map(([option, [value]]) => [option, value]));
  const read = readStart(given, present);
  if (read.ok || read.missing.length === 0 || terminal === undefined) return read;
  const { createInterface } = await import("node:readline/promises");
  const lines = createInterface(terminal);
  const closed = new Promise<undefined>((resolve) => lines.once("close", () => resolve(undefined)));
  for (const question of read.missing) {
    const { usual } = question;
    const prompt = `${question.question}${usual === undefined ? "" : ` [${usual}]`}: `;
    for (;;) {
      // An end of input (Ctrl-D, Ctrl-C) would leave the question without an answer for ever.
      const typed = await Promise.race([lines.question(prompt), closed]);
      if (typed === undefined) return { ...read, help: "nothing was written: the questions were not answered" };
      const answer = typed.trim() === "" ? usual : typed.trim();
      const reason = answer === undefined ? "an answer is needed" : explainAnswer(question, answer);
      given.set(question.field, answer);
      if (reason === undefined) break;
      terminal.output.write(`  ${reason}\n`);
    }
  }
  lines.close();
  return readStart(given, present);
}

function openTerminal(): Terminal | undefined {
  return isatty(0) && isatty(1) ? { input: process.stdin, output: process.stdout } : undefined;
}
