import type { Interruption } from "./interruption.ts";
import type { Terminal } from "./terminal.ts";

export interface ConsentOptions {
  readonly terminal: Terminal;
  readonly interruption: Interruption;
}

/** Asks for the catalog's name: it cannot be typed by habit, as `y` can. */
export async function askForName(
  what: string,
  catalog: string,
  { terminal, interruption }: ConsentOptions,
): Promise<boolean> {
  const question = `${what}\nType the catalog's name, ${catalog}, to go on: `;
  return (await terminal.ask(question, interruption.signal())) === catalog;
}
