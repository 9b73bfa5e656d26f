import { readdirSync, utimesSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { makeRoot } from "../test-root.ts";
import { lockCatalogs, locksFolder, type RenderLock } from "./render-lock.ts";

const folder = locksFolder();
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

  it("takes over from a process that is gone, and from one that was killed before it said who it is", async () => {
    const root = makeRoot();
    (await lock(root, "warm-up")).release();
    const { path } = await findLock(() => lock(root, "a"));
    for (const left of ["99999999", "", "none"]) {
      writeFileSync(path, left);
      (await lock(root, "a")).release();
    }
  });

  it("takes over after an hour: by then another process has the number", async () => {
    const root = makeRoot();
    (await lock(root, "warm-up")).release();
    const { path } = await findLock(() => lock(root, "a"));
    writeFileSync(path, String(process.ppid));
    expect(await lockCatalogs(root, ["a"], silent)).toHaveProperty("problem");
    const old = new Date(Date.now() - 2 * 60 * 60 * 1000);
    utimesSync(path, old, old);
    (await lock(root, "a")).release();
  });

  it("leaves nothing in its folder", async () => {
    const root = makeRoot();
    (await lock(root, "warm-up")).release();
    const before = readdirSync(folder);
    (await lock(root, "a", "b")).release();
    expect(readdirSync(folder)).toEqual(before);
  });
});
