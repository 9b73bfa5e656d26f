import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll } from "vitest";
import { parseAllDocuments } from "yaml";
import { buildCli } from "../../../apps/generator/src/e2e/test-cli.ts";

const folderOfTools = fileURLToPath(new URL("../../../dist/conformance/", import.meta.url));
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
  /** `kubectl kustomize FLAGS FOLDER`. */
  buildWithKubectl(folder: string, flags: readonly string[]): Build;
  /** A command line as a person types it, both streams in one. */
  type(command: string, folder: string): string;
}

export interface PreparedKustomize {
  /** Of the file's tests, removed behind the last one. */
  readonly folder: string;
  /** Path of the built CLI's bin. */
  readonly cli: string;
  readonly kustomize: Kustomize;
}

/** For all tests of a file. @throws Error that says how to install what is missing */
export function useKustomize(): PreparedKustomize {
  const tools = { kustomize: findTool("kustomize"), kubectl: findTool("kubectl-kustomize") };
  const folder = mkdtempSync(join(tmpdir(), "tenantry-krm-"));
  const { cli, remove } = buildCli();
  afterAll(() => {
    remove();
    rmSync(folder, { recursive: true, force: true });
  });
  return { folder, cli, kustomize: prepareKustomize(folder, cli, tools) };
}

/** @param folder for the command `tenantry` */
function prepareKustomize(
  folder: string,
  cli: string,
  { kustomize, kubectl }: { readonly kustomize: string; readonly kubectl: string },
): Kustomize {
  const bin = join(folder, "bin");
  mkdirSync(bin);
  writeCommand(join(bin, "tenantry"), `exec "${process.execPath}" "${cli}" "$@"`);
  writeCommand(join(bin, "kustomize"), `exec "${kustomize}" "$@"`);
  const env = { ...process.env, PATH: `${bin}${delimiter}${process.env["PATH"]}` };
  const run = (command: string, args: readonly string[]): Build => {
    const options = { env, encoding: "utf8", maxBuffer: 1 << 28 } as const;
    const { status, stdout, stderr } = spawnSync(command, [...args], options);
    return { status, stdout, stderr, objects: parseAllDocuments(stdout).map((document) => document.toJS()) };
  };
  return {
    build: (path, flags = FLAGS) => run(kustomize, ["build", ...flags, path]),
    buildWithKubectl: (path, flags) => run(kubectl, [...flags, path]),
    type: (command, cwd) => spawnSync("sh", ["-c", `${command} 2>&1`], { env, cwd, encoding: "utf8" }).stdout,
  };
}

function findTool(name: string): string {
  const path = `${folderOfTools}${name}`;
  if (!existsSync(path)) {
    throw new Error(`dist/conformance/${name} is missing: run tools/conformance/install.sh, which needs Go`);
  }
  return path;
}

function writeCommand(path: string, line: string): void {
  writeFileSync(path, `#!/bin/sh\n${line}\n`);
  chmodSync(path, 0o755);
}
