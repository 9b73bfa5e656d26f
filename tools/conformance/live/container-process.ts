import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { atEnd } from "../postgres/at-end.ts";
import { openRunFolder } from "../postgres/run-folder.ts";
import { killTree } from "./process-tree.ts";

const ENTER = fileURLToPath(new URL("enter.sh", import.meta.url));
const running = new Set<ChildProcess>();
atEnd(() => {
  for (const child of running) killTree(child.pid ?? 0);
});

export interface ContainerCommand {
  readonly command: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** Addresses by name. */
  readonly hosts: ReadonlyMap<string, string>;
}

/** A command of a container, on this machine: as the servers' user, with the Services' names in its /etc/hosts. */
export function startInContainer({ command, env, hosts }: ContainerCommand): ChildProcess {
  const { root, user } = openRunFolder();
  const file = `${root}/hosts`;
  const lines = [...hosts].map(([name, address]) => `${address} ${name}\n`);
  writeFileSync(file, ["127.0.0.1 localhost\n", ...lines].join(""));
  const isRoot = process.getuid?.() === 0;
  const namespace = isRoot ? ["--mount"] : ["--mount", "--map-root-user"];
  const args = [...namespace, "sh", ENTER, file, isRoot ? user.name : "", ...command];
  const child = spawn("unshare", args, { cwd: "/", env: { PATH: `${findClients()}:${process.env["PATH"]}`, ...env } });
  running.add(child);
  child.once("close", () => running.delete(child));
  return child;
}

const DEBIAN = "/usr/lib/postgresql";

/** Folder with psql and pgbench themselves: Debian's wrapper in the path takes longer than either. */
function findClients(): string {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
  const found = versions.map((version) => `${DEBIAN}/${version}/bin`).find((bin) => existsSync(`${bin}/pgbench`));
  if (found === undefined) throw new Error("psql and pgbench are missing: run tools/conformance/live/install.sh");
  return found;
}

export interface Ended {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}

export function waitForEnd(child: ChildProcess, stdin: string): Promise<Ended> {
  let stdout = "";
  let stderr = "";
  child.stdout?.on("data", (data) => {
    stdout += data;
  });
  child.stderr?.on("data", (data) => {
    stderr += data;
  });
  child.stdin?.on("error", () => undefined);
  child.stdin?.end(stdin);
  return new Promise((resolve) => child.once("close", (code) => resolve({ stdout, stderr, exitCode: code ?? 137 })));
}
