import { readdirSync, writeFileSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { describe, expect, it } from "vitest";
import { makeRoot } from "../test-root.ts";
import { lockCatalogs, type RenderLock } from "./render-lock.ts";

const folder = `${tmpdir()}/tenantry-${userInfo().uid}`;
const silent = { onWait: () => {}, patience: 200 };

async function lock(root: string, ...catalogs: readonly string[]): Promise<RenderLock> {
  const taken = await lockCatalogs(root, catalogs, silent);
  if ("problem" in taken) throw new Error(taken.problem.message);
  return taken;
}

/** The one lock that an action adds. */
async function findLock(action: () => Promise<RenderLock>): Promise<{ path: string; taken: RenderLock }> {
  const before = new Set(readdirSync(folder));
  const taken = await action();
  const [name = ""] = readdirSync(folder).filter((it) => !before.has(it));
  return { path: `${folder}/${name}`, taken };
}

describe("lockCatalogs", () => {
  it("keeps one catalog from another process, says who has it and which file to remove, and nothing else", async () => {
    const root = makeRoot();
    (await lock(root, "warm-up")).release();
    const { path, taken } = await findLock(() => lock(root, "a"));
    // The parent is alive and is not this process.
    writeFileSync(path, String(process.ppid));
    const waited: number[] = [];
    const refused = await lockCatalogs(root, ["b", "a"], { ...silent, onWait: (writer) => waited.push(writer) });
    expect(waited).toEqual([process.ppid]);
    expect(refused).toMatchObject({ problem: { rule: "render-busy", file: "a", help: expect.stringContaining(path) } });
    // What it had until then, it gave back.
    (await lock(root, "b")).release();
    (await lock(makeRoot(), "a")).release();
    taken.release();
    (await lock(root, "a")).release();
  });

  it("takes over from a process that is gone, and waits for one that is about to say who it is", async () => {
    const root = makeRoot();
    (await lock(root, "warm-up")).release();
    const { path } = await findLock(() => lock(root, "a"));
    writeFileSync(path, "99999999");
    (await lock(root, "a")).release();
    writeFileSync(path, "");
    expect(await lockCatalogs(root, ["a"], silent)).toHaveProperty("problem");
    writeFileSync(path, "99999999");
    (await lock(root, "a")).release();
  });
});
