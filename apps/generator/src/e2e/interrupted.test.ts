import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, chownSync, cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, describe, expect, it } from "vitest";
import { writeRoot } from "../../../../tools/bench/bench-catalog.mjs";
import { makeRoot, readTree } from "../test-root.ts";
import { buildCli, catalogFile, edit, makeCatalogs, runCli, workloads } from "./test-cli.ts";

type Tree = Record<string, string>;

const TENANTS = 100;
/** The first file that the changed catalog writes. */
const firstNew = `${workloads}/poolers/tenant-new-pooler.yaml`;

let cli = "";
/** A rendered root whose catalog then changed so that every file has to change, two to appear and two to go. */
let changed = "";
let oldTree: Tree = {};
let newTree: Tree = {};

beforeAll(() => {
  const built = buildCli();
  cli = built.cli;
  const folder = mkdtempSync(join(tmpdir(), "tenantry-interrupted-"));
  changed = join(folder, "changed");
  writeRoot(changed, [TENANTS]);
  expect(runCli(cli, changed, "render").status).toBe(0);
  oldTree = readTree(changed);
  edit(changed, catalogFile, "name: bench-01-postgres", "name: another-postgres");
  edit(changed, catalogFile, "name: tenant-0001\n", "name: tenant-new\n");
  cpSync(changed, join(folder, "after"), { recursive: true });
  expect(runCli(cli, join(folder, "after"), "render").status).toBe(0);
  newTree = readTree(join(folder, "after"));
  return () => {
    built.remove();
    rmSync(folder, { recursive: true, force: true });
  };
});

function copyChanged(): string {
  const copy = makeRoot();
  cpSync(changed, copy, { recursive: true });
  return copy;
}

/** How many files are still the old ones; fails when one is neither old nor new. */
function countOld(root: string): number {
  let old = 0;
  for (const [path, text] of Object.entries(readTree(root))) {
    if (path === catalogFile || path.endsWith(".tmp")) continue;
    if (text !== newTree[path]) {
      expect(text, path).toBe(oldTree[path]);
      old += 1;
    }
  }
  return old;
}

function listTemporary(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".tmp"));
}

/** Starts a render and sends it a signal some milliseconds after it has written its first file. */
async function interrupt(root: string, signal: NodeJS.Signals, milliseconds: number) {
  const child = spawn(process.execPath, [cli, "render"], { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
  let stderr = "";
  child.stderr.on("data", (data) => {
    stderr += data;
  });
  child.stdout.resume();
  const closed = once(child, "close");
  while (!existsSync(join(root, firstNew)) && child.exitCode === null) await sleep(0);
  if (milliseconds > 0) await sleep(milliseconds);
  child.kill(signal);
  const [code, endedBy] = await closed;
  return { code, endedBy, stderr };
}

describe("a render that is interrupted", () => {
  it("leaves every file old or new when it is killed, and the next run completes it", {
    timeout: 120_000,
  }, async () => {
    let partial = 0;
    for (const milliseconds of [0, 0, 1, 2, 5, 10, Math.random() * 20, Math.random() * 40]) {
      const root = copyChanged();
      await interrupt(root, "SIGKILL", milliseconds);
      if (countOld(root) > 0 && existsSync(join(root, firstNew))) partial += 1;
      expect(runCli(cli, root, "render")).toMatchObject({ status: 0, stderr: "" });
      expect(readTree(root)).toEqual(newTree);
    }
    // Otherwise every kill came too early or too late, and nothing was tested.
    expect(partial).toBeGreaterThan(0);
  });

  it("leaves the old files when it is killed before it writes", { timeout: 60_000 }, async () => {
    for (let run = 0; run < 3; run += 1) {
      const root = copyChanged();
      const child = spawn(process.execPath, [cli, "render"], { cwd: root, stdio: "ignore" });
      await sleep(Math.random() * 120);
      child.kill("SIGKILL");
      if (child.exitCode === null && child.signalCode === null) await once(child, "close");
      countOld(root);
      expect(runCli(cli, root, "render").status).toBe(0);
      expect(readTree(root)).toEqual(newTree);
    }
  });

  it.each(["SIGINT", "SIGTERM"] as const)(
    "finishes its file on %s, leaves nothing behind and ends by it",
    { timeout: 60_000 },
    async (signal) => {
      const ends: unknown[] = [];
      for (const milliseconds of [0, 0, 2]) {
        const root = copyChanged();
        const { code, endedBy, stderr } = await interrupt(root, signal, milliseconds);
        expect(listTemporary(root)).toEqual([]);
        const old = countOld(root);
        if (endedBy === signal && old > 0)
          expect(stderr).toMatch(/^\S+:1:1: error \[interrupted\] stopped after \d+ of \d+ files/);
        ends.push(endedBy ?? code);
        expect(runCli(cli, root, "render").status).toBe(0);
        expect(readTree(root)).toEqual(newTree);
      }
      expect(ends).toContain(signal);
    },
  );
});

describe("a render that cannot write", () => {
  it("leaves every file old or new when the disk is full, says which file it was, and completes later", () => {
    const root = copyChanged();
    // A limit on the size of files makes the kernel refuse as a full disk does: in the middle of a write.
    const script = `ulimit -f 8 && exec "${process.execPath}" "${cli}" render`;
    const { status, stderr } = spawnSync("sh", ["-c", script], { cwd: root, encoding: "utf8" });
    expect(status).toBe(1);
    expect(stderr).toMatch(
      /^(\S+):1:1: error \[write\] cannot write \1: .* \(EFBIG\); \d+ of \d+ files were done before\n/,
    );
    expect(stderr).toContain("run the same command again");
    expect(listTemporary(root)).toEqual([]);
    const old = countOld(root);
    expect(old).toBeGreaterThan(0);
    expect(runCli(cli, root, "render").status).toBe(0);
    expect(readTree(root)).toEqual(newTree);
  });

  it("writes nothing into a folder that it may not write to, and says so", () => {
    const root = makeCatalogs(1);
    expect(runCli(cli, root, "render").status).toBe(0);
    edit(root, catalogFile, "max_client_conn: 100", "max_client_conn: 150");
    const tree = readTree(root);
    const run = runWithoutRights(root);
    expect(run).toMatchObject({ status: 1, stderr: expect.stringContaining("permission denied (EACCES); 0 of") });
    expect(readTree(root)).toEqual(tree);
  });
});

/** Runs a render that may read everything and write nothing; as another user where this one is root. */
function runWithoutRights(root: string) {
  const isRoot = process.getuid?.() === 0;
  for (const path of ["", ...readdirSync(root, { recursive: true, encoding: "utf8" })]) {
    if (isRoot) chownSync(join(root, path), 0, 0);
    chmodSync(join(root, path), 0o555);
  }
  const user = isRoot ? { uid: 65534, gid: 65534 } : {};
  const { status, stderr } = spawnSync(process.execPath, [cli, "render"], { cwd: root, encoding: "utf8", ...user });
  for (const path of ["", ...readdirSync(root, { recursive: true, encoding: "utf8" })])
    chmodSync(join(root, path), 0o755);
  return { status, stderr };
}
