import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseAllDocuments } from "yaml";

const kustomize = fileURLToPath(new URL("../../../dist/conformance/kustomize", import.meta.url));
const FLAGS = ["--enable-alpha-plugins", "--enable-exec"];

export interface Build {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** What is on standard output. */
  readonly objects: readonly Readonly<Record<string, unknown>>[];
}

/** Runs kustomize where `tenantry` is the built CLI. */
export interface Kustomize {
  /** With the flags that functions need, unless others are given. */
  build(folder: string, flags?: readonly string[]): Build;
  /** A command line as a person types it, both streams in one. */
  type(command: string, folder: string): string;
}

/**
 * @param folder for the command `tenantry`
 * @param cli path of the built CLI's bin
 * @throws Error that says how to install kustomize, where it is missing
 */
export function prepareKustomize(folder: string, cli: string): Kustomize {
  if (!existsSync(kustomize)) {
    throw new Error("dist/conformance/kustomize is missing: run tools/conformance/install.sh, which needs Go");
  }
  const bin = join(folder, "bin");
  mkdirSync(bin);
  writeCommand(join(bin, "tenantry"), `exec "${process.execPath}" "${cli}" "$@"`);
  writeCommand(join(bin, "kustomize"), `exec "${kustomize}" "$@"`);
  const env = { ...process.env, PATH: `${bin}${delimiter}${process.env["PATH"]}` };
  return {
    build(path, flags = FLAGS) {
      const options = { env, encoding: "utf8", maxBuffer: 1 << 28 } as const;
      const { status, stdout, stderr } = spawnSync(kustomize, ["build", ...flags, path], options);
      return { status, stdout, stderr, objects: parseAllDocuments(stdout).map((document) => document.toJS()) };
    },
    type: (command, cwd) => spawnSync("sh", ["-c", `${command} 2>&1`], { env, cwd, encoding: "utf8" }).stdout,
  };
}

function writeCommand(path: string, line: string): void {
  writeFileSync(path, `#!/bin/sh\n${line}\n`);
  chmodSync(path, 0o755);
}
