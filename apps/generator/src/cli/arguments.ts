import { parseArgs } from "node:util";
import { checkUse } from "./check-use.ts";
import { type Arguments, COMMANDS, type CommandName, FORMATS, type Format, type UsageMistake } from "./command-line.ts";
import { EDIT_OPTIONS, isEditOption } from "./edit-options.ts";
import { isVerifyOption, VERIFY_OPTIONS } from "./verify-options.ts";

/**
 * `format` is the one asked for as far as it could be understood: programs want usage errors in it too. Not those of `krm`,
 * whose standard output is a ResourceList or nothing.
 */
export type ReadArguments =
  | { readonly ok: true; readonly arguments: Arguments }
  | { readonly ok: false; readonly format: Format; readonly mistake: UsageMistake };

export const OPTIONS = {
  root: { type: "string" },
  format: { type: "string" },
  overwrite: { type: "boolean" },
  "flux-kustomization": { type: "boolean" },
  output: { type: "string" },
  propose: { type: "boolean" },
  today: { type: "string" },
  against: { type: "string" },
  settings: { type: "string" },
  cnpg: { type: "string" },
  flux: { type: "string" },
  ...EDIT_OPTIONS,
  ...VERIFY_OPTIONS,
  help: { type: "boolean", short: "h" },
  version: { type: "boolean" },
} as const;

/** Understands a command line, without `node` and the script. Options may stand anywhere. */
export function readArguments(argv: readonly string[]): ReadArguments {
  // Not strict: the library's own messages would be the only ones without a suggestion.
  const { positionals, tokens } = parseArgs({
    args: [...argv],
    options: OPTIONS,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const options = new Map<string, string | true>();
  const settings: string[] = [];
  const told = new Map<string, readonly string[]>();
  let mistake: UsageMistake | undefined;
  for (const token of tokens) {
    if (token.kind !== "option") continue;
    mistake ??= checkOption(token);
    options.set(token.name, token.value ?? true);
    if (token.name === "settings") settings.push(token.value ?? "");
    if (isEditOption(token.name) || isVerifyOption(token.name))
      told.set(token.name, [...(told.get(token.name) ?? []), ...(token.value === undefined ? [] : [token.value])]);
  }
  const asked = FORMATS.find((known) => known === options.get("format"));
  const format = asked ?? "text";
  if (options.has("format") && asked === undefined) {
    mistake ??= {
      message: `unknown format ${options.get("format")}`,
      word: String(options.get("format")),
      known: FORMATS,
    };
  }
  mistake ??= checkToday(options.get("today")) ?? checkVersion("cnpg", options) ?? checkVersion("flux", options);
  const refusedIn = positionals[0] === "krm" ? "text" : format;
  if (mistake !== undefined) return { ok: false, format: refusedIn, mistake };
  const defaults = {
    catalogs: [],
    ...(options.has("root") && { root: String(options.get("root")) }),
    format,
    handEdited: options.has("overwrite") ? "overwrite" : "refuse",
    product: options.has("propose") ? "sizes" : options.has("flux-kustomization") ? "flux-kustomization" : "objects",
    ...(options.has("output") && { output: String(options.get("output")) }),
    ...(options.has("today") && { today: String(options.get("today")) }),
    ...(options.has("against") && { against: String(options.get("against")) }),
    settings,
    ...(options.has("cnpg") && { cloudNativePG: String(options.get("cnpg")) }),
    ...(options.has("flux") && { flux: String(options.get("flux")) }),
    ...(told.size > 0 && { told }),
  } as const;
  if (options.has("version")) return { ok: true, arguments: { ...defaults, command: "version" } };
  const isHelp = options.has("help") || positionals[0] === "help";
  const words = positionals[0] === "help" ? positionals.slice(1) : positionals;
  if (isHelp && words.length === 0) return { ok: true, arguments: { ...defaults, command: "help" } };
  const command = findCommand(words);
  if (command === undefined) return { ok: false, format, mistake: unknownCommand(words) };
  if (isHelp) return { ok: true, arguments: { ...defaults, command: "help", topic: command } };
  const catalogs = words.slice(command.split(" ").length);
  const misuse = checkUse(command, { ...defaults, catalogs });
  return misuse === undefined
    ? { ok: true, arguments: { ...defaults, command, catalogs } }
    : { ok: false, format: refusedIn, mistake: misuse };
}

function checkOption(token: {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}): UsageMistake | undefined {
  const { name, rawName, value, inlineValue } = token;
  const known = Object.hasOwn(OPTIONS, name) ? OPTIONS[name as keyof typeof OPTIONS] : undefined;
  if (known === undefined) {
    return {
      message: `unknown option ${rawName}`,
      word: rawName,
      known: Object.keys(OPTIONS).map((option) => `--${option}`),
    };
  }
  if (known.type === "boolean") return value === undefined ? undefined : { message: `${rawName} takes no value` };
  const isMissing = value === undefined || value === "" || (value.startsWith("-") && inlineValue !== true);
  return isMissing ? { message: `${rawName} needs a value` } : undefined;
}

function checkToday(today: string | true | undefined): UsageMistake | undefined {
  if (today === undefined) return undefined;
  const text = String(today);
  // A month or day that no calendar has is no time, or another day than the one that was written.
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  const isDay = !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
  return isDay ? undefined : { message: `--today ${text} is no day: expected one such as 2026-11-21` };
}

function checkVersion(name: "cnpg" | "flux", options: ReadonlyMap<string, string | true>): UsageMistake | undefined {
  const version = options.get(name);
  if (version === undefined || /^\d+\.\d+(?:\.\d+)?$/.test(String(version))) return undefined;
  return { message: `--${name} ${version} is no version: expected x.y or x.y.z` };
}

function findCommand(words: readonly string[]): CommandName | undefined {
  return COMMANDS.find((name) => name.split(" ").every((part, index) => words[index] === part));
}

function unknownCommand(words: readonly string[]): UsageMistake {
  const [first, second] = words;
  if (first === undefined) return { message: "no command given" };
  const group = COMMANDS.filter((name) => name.startsWith(`${first} `));
  if (group.length === 0) return { message: `unknown command ${first}`, word: first, known: COMMANDS };
  if (second !== undefined)
    return { message: `unknown command ${first} ${second}`, word: `${first} ${second}`, known: group };
  const choices = group.map((name) => `\`tenantry ${name}\``).join(", ");
  return { message: `\`${first}\` needs to know what to do: ${choices}` };
}
