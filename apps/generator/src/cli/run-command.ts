import { statSync } from "node:fs";
import { resolve } from "node:path";
import { isatty } from "node:tty";
import { build } from "../commands/build.ts";
import { check } from "../commands/check.ts";
import { render } from "../commands/render.ts";
import type { TenantVerb } from "../commands/tenant.ts";
import { validate } from "../commands/validate.ts";
import { readArguments } from "./arguments.ts";
import type { CommandContext, RunCommand } from "./command.ts";
import type { CommandName } from "./command-line.ts";
import { type PrintOptions, printOutcome } from "./print-outcome.ts";
import { writeStream } from "./write-stream.ts";

export interface Invocation {
  /** Without `node` and the script. */
  readonly argv: readonly string[];
  /** Absolute. */
  readonly workingFolder: string;
  readonly toolVersion: string;
  /** The day of the run, `YYYY-MM-DD`. */
  readonly today: string;
}

/** 0: fine. 1: problems or drift. 2: usage error, or `verify` could not look. */
export type ExitCode = 0 | 1 | 2;

export interface Exit {
  readonly code: ExitCode;
  /** The signal that stopped the command; the process should end by it. */
  readonly signal?: NodeJS.Signals;
}

/** Loaded when run; the others are small and share what they use, so one file of them loads fastest. */
const addMissingSettings: RunCommand = async (context) => {
  const command = await import("../commands/settings-add.ts");
  return command.addMissingSettings(context);
};

const init: RunCommand = async (context) => (await import("../commands/init.ts")).init(context);

const tenant =
  (verb: TenantVerb): RunCommand =>
  async (context) =>
    (await import("../commands/tenant.ts")).editTenants(context, verb);

const explain: RunCommand = async (context) => (await import("../commands/explain.ts")).explain(context);

const budget: RunCommand = async (context) => (await import("../commands/budget.ts")).budget(context);

const alerts: RunCommand = async (context) => (await import("../commands/alerts.ts")).alerts(context);

const lint: RunCommand = async (context) => (await import("../commands/lint.ts")).lint(context);

const verify: RunCommand = async (context) => (await import("../commands/verify.ts")).verify(context);

const krm: RunCommand = async (context) => (await import("../commands/krm.ts")).krm(context);

const RUNNERS: Readonly<Record<CommandName, RunCommand>> = {
  render,
  check,
  build,
  validate,
  "settings add": addMissingSettings,
  init,
  "tenant add": tenant("add"),
  "tenant retire": tenant("retire"),
  "tenant remove": tenant("remove"),
  explain,
  lint,
  budget,
  alerts,
  verify,
  krm,
};

/** Runs one command line and prints what came out of it. @param replaced what tests put in the place of a command */
export async function runCommandLine(
  { argv, workingFolder, toolVersion, today }: Invocation,
  replaced: Partial<Record<CommandName, RunCommand>> = {},
): Promise<Exit> {
  const read = readArguments(argv);
  if (!read.ok) {
    const { suggestUsage } = await import("./usage.ts");
    return refuseUsage(read.mistake.message, suggestUsage(read.mistake), {
      format: read.format,
      root: workingFolder,
      toolVersion,
    });
  }
  const { command, topic, root: typedRoot, format, ...rest } = read.arguments;
  if (command === "version") writeStream("stdout", `${toolVersion}\n`);
  else if (command === "help") writeStream("stdout", (await import("./usage.ts")).printUsage(topic));
  if (command === "version" || command === "help") return { code: 0 };
  if (command === "krm" && isatty(0)) {
    const help =
      "kustomize runs it: `kustomize build --enable-alpha-plugins --enable-exec DIR`; docs/plugins.md shows how";
    return refuseUsage("krm reads a ResourceList from standard input, which is a terminal", help, {
      format,
      root: workingFolder,
      toolVersion,
    });
  }
  const root = resolve(workingFolder, typedRoot ?? (await chooseRoot(command, workingFolder)));
  if (statSync(root, { throwIfNoEntry: false })?.isDirectory() !== true) {
    const print = { format, root: workingFolder, toolVersion };
    return refuseUsage(`--root ${typedRoot} is not a folder`, "name the folder that holds kubernetes/", print);
  }
  const context: CommandContext = { ...rest, format, root, workingFolder, toolVersion, today: rest.today ?? today };
  const outcome = await (replaced[command] ?? RUNNERS[command])(context);
  if (outcome.misuse !== undefined) {
    return refuseUsage(outcome.misuse.message, outcome.misuse.help, { format, root, toolVersion });
  }
  await printOutcome(outcome, { format, root, toolVersion });
  const failed = outcome.problems.some(({ problem }) => problem.severity === "error");
  return { code: outcome.code ?? (failed ? 1 : 0), ...(outcome.signal !== undefined && { signal: outcome.signal }) };
}

async function chooseRoot(command: CommandName, workingFolder: string): Promise<string> {
  return command === "krm" ? (await import("../krm/find-root.ts")).findRoot(workingFolder) : ".";
}

async function refuseUsage(message: string, help: string, print: PrintOptions): Promise<Exit> {
  const problem = { rule: "usage", severity: "error", message, help, path: "" } as const;
  if (print.format === "text") writeStream("stderr", `tenantry: ${message}\n    help: ${help}\n`);
  else await printOutcome({ problems: [{ problem }], summary: "" }, print);
  return { code: 2 };
}
