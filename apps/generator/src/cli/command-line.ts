export const COMMANDS = [
  "render",
  "check",
  "build",
  "validate",
  "settings add",
  "init",
  "tenant add",
  "tenant retire",
  "tenant remove",
  "explain",
  "lint",
  "budget",
  "alerts",
  "verify",
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
  /** What the editing commands and verify are told: values by option, as typed; none for one that is a switch. */
  readonly told?: ReadonlyMap<string, readonly string[]>;
}

/** What is wrong with a command line. `known` are the words that were possible where `word` stands. */
export interface UsageMistake {
  readonly message: string;
  readonly word?: string;
  readonly known?: readonly string[];
}
