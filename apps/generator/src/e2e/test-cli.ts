import { spawnSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeRoot } from "../../../../tools/bench/bench-catalog.mjs";
import { makeRoot } from "../test-root.ts";

const project = fileURLToPath(new URL("../../", import.meta.url));

export interface BuiltCli {
  /** Path of its bin. */
  readonly cli: string;
  remove(): void;
}

/** Bundles the CLI into a folder of its own, as it is published. */
export function buildCli(): BuiltCli {
  const folder = mkdtempSync(join(tmpdir(), "tenantry-cli-"));
  // Tests may run it as another user.
  chmodSync(folder, 0o755);
  mkdirSync(join(folder, "bin"));
  copyFileSync(join(project, "bin/tenantry.cjs"), join(folder, "bin/tenantry.cjs"));
  const built = spawnSync(process.execPath, [join(project, "build.mjs"), join(folder, "dist")], { encoding: "utf8" });
  if (built.status !== 0 || built.stderr !== "") throw new Error(`build.mjs failed: ${built.stderr}`);
  return {
    cli: join(folder, "bin/tenantry.cjs"),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the CLI in a folder. */
export function runCli(cli: string, folder: string, ...args: readonly string[]): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { cwd: folder, encoding: "utf8" });
  return { status, stdout, stderr };
}

/** A root with catalogs bench-01, bench-02, … of the given numbers of tenants. */
export function makeCatalogs(...sizes: readonly number[]): string {
  const root = makeRoot();
  writeRoot(root, sizes);
  return root;
}

/** The same, rendered. */
export function makeRendered(cli: string, ...sizes: readonly number[]): string {
  const root = makeCatalogs(...sizes);
  const { status, stderr } = runCli(cli, root, "render");
  if (status !== 0) throw new Error(stderr);
  return root;
}

export const catalogFile = "kubernetes/catalogs/bench-01/tenants.yaml";
export const settingsFile = "kubernetes/clusters/bench-01/cluster-settings.yaml";
export const workloads = "kubernetes/workloads/bench-01/databases/cloudnative-pg";
export const runbooks = "docs/runbooks/bench-01";

/** Replaces text that must be there. */
export function edit(root: string, path: string, from: string | RegExp, to: string): void {
  const before = readFileSync(join(root, path), "utf8");
  const after = before.replace(from, () => to);
  if (after === before) throw new Error(`${path} does not hold ${from}`);
  const { mtimeMs } = statSync(join(root, path));
  writeFileSync(join(root, path), after);
  // Nx tells a changed file by the second of its time: a person takes longer for an edit than a test does.
  utimesSync(join(root, path), new Date(), new Date(Math.max(Date.now(), mtimeMs + 1000)));
}
