import { isatty } from "node:tty";
import { explainAnswer, START_QUESTIONS, type StartAnswers, type StartQuestion } from "@tenantry/tenant-model";
import { CATALOG_FILE, CATALOGS_FOLDER } from "../catalogs/catalog-places.ts";

export type AskedStart =
  | { readonly ok: true; readonly answers: StartAnswers }
  | { readonly ok: false; readonly misuse: { readonly message: string; readonly help: string } };

/** Two streams that a person reads and types on. */
export interface Terminal {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}

/**
 * The answers from the command line; those that are missing from a person, where one sits in front of both streams.
 * @param present catalogs that are there: to run `init` again asks nothing
 */
export async function askStart(
  told: ReadonlyMap<string, readonly string[]>,
  present: readonly string[],
  terminal = openTerminal(),
): Promise<AskedStart> {
  const given = new Map(
    START_QUESTIONS.flatMap(({ field }) => (told.has(field) ? [[field, told.get(field)?.[0] ?? ""]] : [])),
  );
  for (const question of START_QUESTIONS) {
    const answer = given.get(question.field);
    const reason = answer === undefined ? undefined : explainAnswer(question, answer);
    if (reason !== undefined) return misuse(`--${question.field} ${reason}`, "correct it; nothing was written");
  }
  const names = present.flatMap((file) => nameFolder(file) ?? []);
  const [only] = names;
  if (!given.has("name") && present.length > 0) {
    if (only === undefined || present.length > 1) {
      return misuse(`there are catalogs already: ${present.join(", ")}`, "name the new one with --name");
    }
    given.set("name", only);
  }
  // Its text is there: no other answer is used.
  const isThere = names.includes(given.get("name") ?? "");
  const missing = START_QUESTIONS.filter(({ field }) => !given.has(field));
  if (isThere || terminal === undefined) {
    const open = isThere ? undefined : missing.find(({ usual }) => usual === undefined);
    if (open !== undefined) {
      return misuse(`--${open.field} is missing: ${open.question}`, "give it, or run this on a terminal, which asks");
    }
    for (const { field, usual = "" } of missing) given.set(field, usual);
  } else if (missing.length > 0) await ask(missing, given, terminal);
  const answer = (field: keyof StartAnswers) => given.get(field) ?? "";
  const [name, size, bucket] = [answer("name"), answer("size"), answer("bucket")];
  return { ok: true, answers: { name, size, bucket, store: answer("store"), tenant: answer("tenant") } };
}

function openTerminal(): Terminal | undefined {
  return isatty(0) && isatty(1) ? { input: process.stdin, output: process.stdout } : undefined;
}

async function ask(questions: readonly StartQuestion[], given: Map<string, string>, terminal: Terminal): Promise<void> {
  const { createInterface } = await import("node:readline/promises");
  const lines = createInterface({ ...terminal, terminal: false });
  // An end of input (Ctrl-D) leaves a question without an answer for ever.
  const closed = new Promise<undefined>((resolve) => lines.once("close", () => resolve(undefined)));
  for (const question of questions) {
    const { field, question: text, usual } = question;
    for (;;) {
      const typed = await Promise.race([
        lines.question(`${text}${usual === undefined ? "" : ` [${usual}]`}: `),
        closed,
      ]);
      if (typed === undefined) throw new Error("the input ended before all questions were answered");
      const answer = typed.trim() === "" ? usual : typed.trim();
      const reason = answer === undefined ? "an answer is needed" : explainAnswer(question, answer);
      if (answer !== undefined && reason === undefined) {
        given.set(field, answer);
        break;
      }
      terminal.output.write(`  ${reason}\n`);
    }
  }
  lines.close();
}

function nameFolder(file: string): string | undefined {
  const match = file.startsWith(`${CATALOGS_FOLDER}/`) ? file.split("/").at(-2) : undefined;
  return file.endsWith(`/${CATALOG_FILE}`) ? match : undefined;
}

function misuse(message: string, help: string): AskedStart {
  return { ok: false, misuse: { message, help } };
}
