import { explainAnswer, START_QUESTIONS, type StartAnswers, type StartQuestion } from "./start-questions.ts";

export type ReadStart =
  | { readonly ok: true; readonly answers: StartAnswers }
  | {
      readonly ok: false;
      readonly message: string;
      readonly help: string;
      /** What a person could still be asked; with that the rest is fine. */
      readonly missing: readonly StartQuestion[];
    };

/**
 * The answers for a first catalog, with the usual ones where nobody gave any.
 * @param given by field, as typed
 * @param present files of the catalogs that are there: to start again needs no answers
 */
export function readStart(given: ReadonlyMap<string, string | undefined>, present: readonly string[]): ReadStart {
  for (const question of START_QUESTIONS) {
    const answer = given.get(question.field);
    const reason = answer === undefined ? undefined : explainAnswer(question, answer);
    if (reason === undefined) continue;
    return {
      ok: false,
      message: `--${question.field} ${reason}`,
      help: "correct it; nothing was written",
      missing: [],
    };
  }
  const names = present.map((file) => /^kubernetes\/catalogs\/([^/]+)\/tenants\.yaml$/.exec(file)?.[1]);
  const [only] = names;
  if (given.get("name") === undefined && present.length > 0 && (only === undefined || names.length > 1)) {
    const message = `there are catalogs already: ${present.join(", ")}`;
    return { ok: false, message, help: "name the new one with --name", missing: [] };
  }
  const name = given.get("name") ?? only;
  const known = new Map([...given, ["name", name]]);
  const missing = START_QUESTIONS.filter(({ field }) => known.get(field) === undefined);
  // Where the catalog is written already, no other answer is used.
  const open = names.includes(name) ? undefined : missing.find(({ usual }) => usual === undefined);
  if (open !== undefined) {
    const message = `--${open.field} is missing: ${open.question}`;
    return { ok: false, message, help: "give it, or run this on a terminal, which asks", missing };
  }
  for (const { field, usual = "" } of missing) known.set(field, usual);
  const answer = (field: keyof StartAnswers) => known.get(field) ?? "";
  const [size, bucket, store] = [answer("size"), answer("bucket"), answer("store")];
  return { ok: true, answers: { name: answer("name"), size, bucket, store, tenant: answer("tenant") } };
}
