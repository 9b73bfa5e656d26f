import { spawnSync } from "node:child_process";

export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** Runs a program, and gives what it ends with. */
export function tryRun([program = "", ...args]: readonly string[], { folder, environment }: RunOptions): Ran {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd: folder,
    env: environment,
    encoding: "utf8",
    maxBuffer: 64 << 20,
    // No question is ever answered.
    stdio: ["ignore", "pipe", "pipe"],
  });
  if (error !== undefined) throw error;
  return { status, stdout, stderr };
}

/** The same, for what has to succeed. */
export function run(command: readonly string[], options: RunOptions): string {
  const { status, stdout, stderr } = tryRun(command, options);
  if (status !== 0) throw new Error(`\`${command.join(" ")}\` ended with ${status}:\n${stdout}\n${stderr}`);
  return stdout;
}
