import type { Problem } from "@tenantry/tenant-model";
import type { Format } from "./command-line.ts";

/** What a command is given: the command line, understood. */
export interface CommandContext {
  /** Absolute; every path that is read, written or printed lies below it. */
  readonly root: string;
  /** Absolute. */
  readonly workingFolder: string;
  /** As typed. */
  readonly catalogs: readonly string[];
  readonly handEdited: "refuse" | "overwrite";
  /** What `build` prints; `sizes` is for `budget`. */
  readonly product: "objects" | "flux-kustomization" | "sizes";
  /** File that `build` writes instead of printing, relative to the root; as typed. */
  readonly output?: string;
  readonly toolVersion: string;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** Commit that catalogs are compared with, as typed; Git's HEAD when left out. */
  readonly against?: string;
  /** Settings files of `lint`, as typed. */
  readonly settings: readonly string[];
  /** Versions that `lint` judges by, `x.y` or `x.y.z`; the newest when left out. */
  readonly cloudNativePG?: string;
  readonly flux?: string;
  /** As asked for on the command line; only what goes on while a command runs depends on it. */
  readonly format?: Format;
  /** What the editing commands and verify are told: values by option, as typed; none for one that is a switch. */
  readonly told?: ReadonlyMap<string, readonly string[]>;
}

/** A problem, with text that shows it in full, e.g. a diff. */
export interface ReportedProblem {
  readonly problem: Problem;
  readonly detail?: string;
}

/** What a command found and did. Text is made of it at the edge, in the format that was asked for. */
export interface Outcome {
  readonly problems: readonly ReportedProblem[];
  /** For people, ended by a line break or empty. */
  readonly summary: string;
  /** For people too, where standard output is a program's alone; ended by a line break or empty. */
  readonly notes?: string;
  /** What the command was asked to print. */
  readonly product?: { readonly text: string; readonly objects: readonly object[] };
  /** What JSON says beside the problems. */
  readonly data?: Readonly<Record<string, unknown>>;
  /** Texts of what is no file below the root, by the name that problems call it. */
  readonly sources?: ReadonlyMap<string, string>;
  /** The command line turned out to be wrong: nothing was done. */
  readonly misuse?: { readonly message: string; readonly help: string };
  /** How the process ends, where the problems alone do not say that. */
  readonly code?: 0 | 1 | 2;
  /** The signal that stopped it early. */
  readonly signal?: NodeJS.Signals;
}

export type RunCommand = (context: CommandContext) => Promise<Outcome>;
