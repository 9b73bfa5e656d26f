import { createInterface } from "node:readline";
import { isatty } from "node:tty";
import { explainAnswer, type StartQuestion } from "@tenantry/tenant-model";

/** Two streams that a person reads and types on. */
export interface Terminal {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}

/** Undefined where no person sits in front of both streams. */
export function openTerminal(): Terminal | undefined {
  return isatty(0) && isatty(1) ? { input: process.stdin, output: process.stdout } : undefined;
}

/** Answers by field, each asked for until it does; undefined where the input ends before. */
export async function askQuestions(
  questions: readonly StartQuestion[],
  terminal: Terminal,
): Promise<ReadonlyMap<string, string> | undefined> {
  const lines = createInterface(terminal);
  // Keeps what is typed before its question is asked.
  const typed = lines[Symbol.asyncIterator]();
  const answers = new Map<string, string>();
  for (const question of questions) {
    const { usual } = question;
    lines.setPrompt(`${question.question}${usual === undefined ? "" : ` [${usual}]`}: `);
    while (!answers.has(question.field)) {
      lines.prompt();
      const line = await typed.next();
      if (line.done === true) {
        // Ctrl-D, Ctrl-C: the cursor still stands behind the question.
        terminal.output.write("\n");
        return undefined;
      }
      const answer = line.value.trim() === "" ? usual : line.value.trim();
      const reason = answer === undefined ? "an answer is needed" : explainAnswer(question, answer);
      if (answer !== undefined && reason === undefined) answers.set(question.field, answer);
      else terminal.output.write(`  ${reason}\n`);
    }
  }
  lines.close();
  return answers;
}
