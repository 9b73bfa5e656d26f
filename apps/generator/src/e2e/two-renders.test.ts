import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chownSync, existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, describe, expect, it } from "vitest";
import { readTree } from "../test-root.ts";
import { buildCli, catalogFile, edit, makeRendered, runCli, workloads } from "./test-cli.ts";

let cli = "";
beforeAll(() => {
  const built = buildCli();
  cli = built.cli;
  return built.remove;
});

interface Render {
  readonly child: ChildProcess;
  readonly ended: Promise<{ readonly code: number | null; readonly stderr: string }>;
}

const startRender = (root: string, ...args: readonly string[]) => start(root, "render", ...args);

function start(root: string, ...args: readonly string[]): Render {
  const child = spawn(process.execPath, [cli, ...args], { cwd: root, stdio: ["ignore", "ignore", "pipe"] });
  let stderr = "";
  child.stderr.on("data", (data) => {
    stderr += data;
  });
  const ended = once(child, "close").then(([code]) => ({ code, stderr }));
  return { child, ended };
}

/** A render of an edited catalog that is stopped behind its first file. */
async function startStopped(root: string): Promise<Render> {
  edit(root, catalogFile, "name: bench-01-postgres", "name: another-postgres");
  edit(root, catalogFile, "name: tenant-0001\n", "name: tenant-new\n");
  const render = startRender(root);
  const firstNew = join(root, workloads, "poolers/tenant-new-pooler.yaml");
  while (!existsSync(firstNew) && render.child.exitCode === null) await sleep(0);
  render.child.kill("SIGSTOP");
  await sleep(20);
  // Otherwise it had ended before it was stopped, and nothing would be tested.
  expect(render.child.exitCode).toBeNull();
  expect(Object.values(readTree(root)).some((text) => text.includes("name: bench-01-postgres"))).toBe(true);
  return render;
}

describe("two renders at once", () => {
  it("of a catalog that was edited in between follow one another, so that the files are those of the last", {
    timeout: 60_000,
  }, async () => {
    const root = makeRendered(cli, 100);
    const first = await startStopped(root);
    edit(root, catalogFile, "name: another-postgres", "name: third-postgres");
    const second = startRender(root);
    await sleep(500);
    expect(second.child.exitCode).toBeNull();
    first.child.kill("SIGCONT");
    expect(await first.ended).toEqual({ code: 0, stderr: "" });
    const { pid } = first.child;
    expect(await second.ended).toEqual({ code: 0, stderr: `waiting for another tenantry (process ${pid})\n` });
    expect(runCli(cli, root, "check")).toMatchObject({ status: 0, stderr: "" });
    expect(Object.values(readTree(root)).some((text) => text.includes("another-postgres"))).toBe(false);
  });

  it("take over from one that was killed", { timeout: 60_000 }, async () => {
    const root = makeRendered(cli, 100);
    const first = await startStopped(root);
    first.child.kill("SIGKILL");
    await first.ended;
    expect(runCli(cli, root, "render")).toMatchObject({ status: 0, stderr: "" });
    expect(runCli(cli, root, "check")).toMatchObject({ status: 0, stderr: "" });
  });

  it("of many processes leave what one would leave, and no lock", { timeout: 60_000 }, async () => {
    const root = makeRendered(cli, 20, 20);
    edit(root, catalogFile, "name: bench-01-postgres", "name: another-postgres");
    const ends = await Promise.all(
      [[], ["bench-01"], [], ["bench-02"], ["bench-02", "bench-01"]].map((names) => startRender(root, ...names).ended),
    );
    expect(ends.map(({ code }) => code)).toEqual([0, 0, 0, 0, 0]);
    expect(runCli(cli, root, "check")).toMatchObject({ status: 0, stderr: "" });
    expect(runCli(cli, root, "render")).toMatchObject({ status: 0, stderr: "" });
  });

  // Only root may become somebody else.
  it.skipIf(process.getuid?.() !== 0)("need no name of their user, who has none in many a container", () => {
    const root = makeRendered(cli, 1);
    for (const path of ["", ...readdirSync(root, { recursive: true, encoding: "utf8" })])
      chownSync(join(root, path), 54_321, 54_321);
    const nameless = { cwd: root, encoding: "utf8", uid: 54_321, gid: 54_321 } as const;
    const { status, stderr } = spawnSync(process.execPath, [cli, "render"], nameless);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  });
});

it("tenants that several people add at once are all there", { timeout: 60_000 }, async () => {
  const root = makeRendered(cli, 1);
  const names = ["one", "two", "three", "four"];
  const ends = await Promise.all(names.map((name) => start(root, "tenant", "add", name).ended));
  expect(ends.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
  const text = readFileSync(join(root, catalogFile), "utf8");
  expect(names.filter((name) => !text.includes(`name: ${name}\n`))).toEqual([]);
});
