import { type ReadStart, readStart } from "@tenantry/tenant-model";
import { askQuestions, openTerminal } from "./questions.ts";

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
  const answers = await askQuestions(read.missing, terminal);
  if (answers === undefined) return { ...read, help: "nothing was written: the questions were not answered" };
  return readStart(new Map([...given, ...answers]), present);
}
