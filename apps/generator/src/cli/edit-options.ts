import type { CommandName, UsageMistake } from "./command-line.ts";

/** Options of the commands that edit catalogs. */
export const EDIT_OPTIONS = {
  "dry-run": { type: "boolean" },
  name: { type: "string" },
  size: { type: "string" },
  bucket: { type: "string" },
  store: { type: "string" },
  tenant: { type: "string" },
  database: { type: "string" },
  namespace: { type: "string" },
  pooler: { type: "string" },
  mode: { type: "string" },
  "secret-key": { type: "string" },
  shard: { type: "string" },
} as const;

type EditOption = keyof typeof EDIT_OPTIONS;

const ADD: readonly EditOption[] = ["dry-run", "database", "namespace", "pooler", "mode", "secret-key", "shard"];

const TAKEN: Partial<Record<CommandName, readonly EditOption[]>> = {
  init: ["dry-run", "name", "size", "bucket", "store", "tenant"],
  "tenant add": ADD,
  "tenant retire": ["dry-run"],
  "tenant remove": ["dry-run"],
};

/** Those that may be given several times. */
const LISTS: readonly string[] = ["database", "namespace", "pooler"];

export function isEditOption(name: string): name is EditOption {
  return Object.hasOwn(EDIT_OPTIONS, name);
}

interface Given {
  readonly words: readonly string[];
  readonly told: ReadonlyMap<string, readonly string[]> | undefined;
}

export function checkEditUse(command: CommandName, { words, told = new Map() }: Given): UsageMistake | undefined {
  for (const [option, values] of told) {
    if (TAKEN[command]?.some((taken) => taken === option) !== true) {
      const takers = Object.entries(TAKEN).filter(([, taken]) => taken.some((name) => name === option));
      const names = takers.map(([name]) => `\`tenantry ${name}\``).join(", ");
      return { message: `${command} does not take --${option}: only ${names} ${takers.length > 1 ? "do" : "does"}` };
    }
    if (values.length > 1 && !LISTS.includes(option)) return { message: `--${option} is given ${values.length} times` };
  }
  if (command === "init" && words.length > 0) {
    return { message: `init takes no CATALOG: \`tenantry init --name ${words[0]}\`` };
  }
  if (command.startsWith("tenant ") && words.length > 2) {
    return { message: `${command} takes a NAME, and a CATALOG where there are several; got ${words.length} words` };
  }
  return undefined;
}
