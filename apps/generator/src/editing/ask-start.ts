import { createInterface } from "node:readline";
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
  const lines = createInterface(terminal);
  // Keeps what is typed before its question is asked.
  const typed = lines[Symbol.asyncIterator]();
  for (const question of read.missing) {
    const { usual } = question;
    lines.setPrompt(`${question.question}${usual === undefined ? "" : ` [${usual}]`}: `);
    for (;;) {
      lines.prompt();
      const line = await typed.next();
      if (line.done === true) {
        // Ctrl-D, Ctrl-C: the cursor still stands behind the question.
        terminal.output.write("\n");
        return { ...read, help: "nothing was written: the questions were not answered" };
      }
      const answer = line.value.trim() === "" ? usual : line.value.trim();
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
