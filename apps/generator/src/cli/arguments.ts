import { parseArgs } from "node:util";

export const COMMANDS = [
  "render",
  "check",
  "build",
  "validate",
  "settings add",
  "explain",
  "lint",
  "budget",
  "alerts",
  "krm",
] as const;
export type CommandName = (typeof COMMANDS)[number];

export const FORMATS = ["text", "json", "github", "sarif"] as const;
export type Format = (typeof FORMATS)[number];

export interface Arguments {
  readonly command: CommandName | "help" | "version";
  /** The command that help is asked for; the overview when left out. */
  readonly topic?: CommandName;
  /** As typed. */
  readonly catalogs: readonly string[];
  /** As typed; the command's own choice when left out. */
  readonly root?: string;
  readonly format: Format;
  readonly handEdited: "refuse" | "overwrite";
  readonly product: "objects" | "flux-kustomization" | "sizes";
  /** File that `build` writes, as typed; standard output when left out. */
  readonly output?: string;
  /** `YYYY-MM-DD`; the day of the run when left out. */
  readonly today?: string;
  /** Commit that catalogs are compared with, as typed. */
  readonly against?: string;
  /** Settings files of `lint`, as typed. */
  readonly settings: readonly string[];
  /** Versions that `lint` judges by, `x.y` or `x.y.z`. */
  readonly cloudNativePG?: string;
  readonly flux?: string;
}

/**
 * `format` is the one asked for as far as it could be understood: programs want usage errors in it too. Not those of `krm`,
 * whose standard output is a ResourceList or nothing.
 */
export type ReadArguments =
  | { readonly ok: true; readonly arguments: Arguments }
  | { readonly ok: false; readonly format: Format; readonly mistake: UsageMistake };

/** What is wrong with a command line. `known` are the words that were possible where `word` stands. */
export interface UsageMistake {
  readonly message: string;
  readonly word?: string;
  readonly known?: readonly string[];
}

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
  let mistake: UsageMistake | undefined;
  for (const token of tokens) {
    if (token.kind !== "option") continue;
    mistake ??= checkOption(token);
    options.set(token.name, token.value ?? true);
    if (token.name === "settings") settings.push(token.value ?? "");
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
  if (first !== "settings") return { message: `unknown command ${first}`, word: first, known: COMMANDS };
  if (second === undefined) return { message: "`settings` needs to know what to do: `tenantry settings add CATALOG`" };
  return { message: `unknown command settings ${second}`, word: `settings ${second}`, known: COMMANDS };
}

/** Commands that hold a catalog against what Git has of it. */
const COMPARING: ReadonlySet<CommandName> = new Set(["render", "check", "validate"]);

function checkUse(
  command: CommandName,
  { catalogs, handEdited, product, output, settings, cloudNativePG, flux, against, format }: Omit<Arguments, "command">,
): UsageMistake | undefined {
  if (command === "krm" && format !== "text") {
    return { message: "krm does not take --format: problems are the `results` of its ResourceList" };
  }
  if (command === "krm" && catalogs.length > 0) {
    return { message: "krm takes no CATALOG: the functionConfig of its ResourceList says what to do" };
  }
  if (handEdited === "overwrite" && command !== "render") {
    return { message: `${command} does not take --overwrite: only \`tenantry render\` writes rendered files` };
  }
  if (product === "flux-kustomization" && command !== "build") {
    return { message: `${command} does not take --flux-kustomization: only \`tenantry build\` prints one` };
  }
  if (output !== undefined && command !== "build") {
    return { message: `${command} does not take --output: only \`tenantry build\` prints what may go to a file` };
  }
  if (against !== undefined && !COMPARING.has(command)) {
    return { message: `${command} does not take --against: only render, check and validate compare with a commit` };
  }
  if (against?.startsWith("-") === true) return { message: `--against ${against} is no name of a commit` };
  if (product === "sizes" && command !== "budget") {
    return { message: `${command} does not take --propose: only \`tenantry budget\` proposes sizes` };
  }
  const ofLint = settings.length > 0 ? "settings" : cloudNativePG !== undefined ? "cnpg" : flux && "flux";
  if (ofLint !== undefined && command !== "lint") {
    return { message: `${command} does not take --${ofLint}: only \`tenantry lint\` does; a catalog names its own` };
  }
  if (command === "lint" && catalogs.length === 0) {
    return { message: "lint needs to know what to judge: `tenantry lint PATH…`" };
  }
  if (command === "explain" && catalogs.length > 1) {
    return { message: `explain needs one RULE or FIELD, got ${catalogs.length}` };
  }
  if ((command === "build" || command === "settings add") && catalogs.length !== 1) {
    return { message: `${command} needs exactly one CATALOG, got ${catalogs.length}` };
  }
  return undefined;
}
