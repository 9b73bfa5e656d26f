import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { onTestFinished } from "vitest";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** What a fake kubectl says to arguments that begin so. The first that fits is taken. */
export interface FakeAnswer {
  readonly args: string;
  readonly stdout?: string;
  readonly stderr?: string;
  readonly code?: number;
  /** `after the work`: of `create` and `replace`. */
  readonly hangs?: "at once" | "after the work";
  /** Only once a call has held this. */
  readonly after?: string;
}

export interface FakeCluster {
  /** Absolute path of the folder that has `kubectl`. */
  readonly bin: string;
  readonly root: string;
  /** Arguments of every call so far. */
  calls(): readonly string[];
  /** Objects that are there, by `<resource>/<name>`. */
  objects(): Record<string, unknown>;
  put(key: string, object: unknown): void;
  /** Changes the catalog. */
  edit(from: string, to: string): void;
}

/** A catalog's Cluster as it is rendered. */
export const ownCluster = {
  apiVersion: "postgresql.cnpg.io/v1",
  kind: "Cluster",
  metadata: {
    name: "shared",
    namespace: "databases",
    labels: { "app.kubernetes.io/managed-by": "tenantry", "app.kubernetes.io/part-of": "shop" },
  },
};

const CATALOG = `apiVersion: tenantry.dev/v1alpha1
kind: TenantCatalog
metadata:
  name: shop
spec:
  cluster: {name: shared, storage: {size: 20Gi}}
  backup: {method: none, reason: a test}
  secrets: {store: {name: vault}}
  verify: {context: prod}
  tenants:
    - name: harbor
`;

/** A root with one catalog, and a kubectl that answers from a folder. */
export function makeFakeCluster(answers: readonly FakeAnswer[] = []): FakeCluster {
  const root = mkdtempSync(join(tmpdir(), "tenantry-verify-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const [bin, state] = [join(root, "bin"), join(root, "state")];
  for (const folder of [bin, state, join(root, "kubernetes/catalogs/shop")]) mkdirSync(folder, { recursive: true });
  const catalog = join(root, "kubernetes/catalogs/shop/tenants.yaml");
  writeFileSync(catalog, CATALOG);
  writeFileSync(join(state, "answers.json"), JSON.stringify(answers));
  writeFileSync(join(state, "objects.json"), JSON.stringify({ "clusters.postgresql.cnpg.io/shared": ownCluster }));
  writeFileSync(join(bin, "kubectl"), `#!${process.execPath}\n${readFileSync(here("test-kubectl.cjs"), "utf8")}`);
  chmodSync(join(bin, "kubectl"), 0o755);
  const objects = (): Record<string, unknown> => JSON.parse(readFileSync(join(state, "objects.json"), "utf8"));
  return {
    bin,
    root,
    calls: () =>
      existsSync(join(state, "calls")) ? readFileSync(join(state, "calls"), "utf8").trim().split("\n") : [],
    objects,
    put: (key, object) => writeFileSync(join(state, "objects.json"), JSON.stringify({ ...objects(), [key]: object })),
    edit: (from, to) => writeFileSync(catalog, readFileSync(catalog, "utf8").replace(from, to)),
  };
}

/** Bundles the command with checks and drills of its own, as the CLI is bundled. @returns its path */
export async function buildTestCommand(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "tenantry-verify-command-"));
  const outfile = join(folder, "verify.cjs");
  await build({
    entryPoints: [here("test-main.ts")],
    outfile,
    bundle: true,
    format: "cjs",
    platform: "node",
    target: "node20.19",
    conditions: ["@tenantry/source"],
    define: { TENANTRY_VERSION: '"0.0.0"' },
    logLevel: "silent",
  });
  return outfile;
}

export interface VerifyRun {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunningVerify {
  /** Once the streams hold this text. */
  saw(text: string): Promise<void>;
  kill(signal: NodeJS.Signals): void;
  readonly end: Promise<VerifyRun>;
}

/** @param path variable PATH: the fake's folder alone by default */
export function startVerify(
  command: string,
  { root, bin }: FakeCluster,
  args: readonly string[],
  path = bin,
): RunningVerify {
  const child = spawn(process.execPath, [command, ...args], {
    cwd: root,
    env: { PATH: path, HOME: root },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const told = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    child[name].setEncoding("utf8").on("data", (text: string) => {
      told[name] += text;
    });
  }
  const end = once(child, "close").then(([code, signal]) => ({ code, signal, ...told }));
  const saw = async (text: string) => {
    const limit = Date.now() + 15_000;
    while (!`${told.stdout}${told.stderr}`.includes(text)) {
      if (Date.now() > limit || child.exitCode !== null) throw new Error(`no ${text} in ${JSON.stringify(told)}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };
  return { saw, kill: (signal) => child.kill(signal), end };
}

export function runVerify(command: string, cluster: FakeCluster, ...args: readonly string[]): Promise<VerifyRun> {
  return startVerify(command, cluster, args).end;
}
