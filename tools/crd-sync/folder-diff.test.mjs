import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, it } from "node:test";
import { applyDifference, compareFolder } from "./folder-diff.mjs";

/** @type {string} */
let folder;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "folder-diff-"));
});
after(() => rm(folder, { recursive: true }));

it("writes what is new or changed, deletes what is stale, and then finds nothing to do", async () => {
  const first = new Map([
    ["a/one.ts", "1"],
    ["two.ts", "2"],
  ]);
  assert.deepEqual(await compareFolder(folder, first), { changed: ["a/one.ts", "two.ts"], stale: [] });
  await applyDifference(folder, first, await compareFolder(folder, first));
  assert.deepEqual(await compareFolder(folder, first), { changed: [], stale: [] });

  const second = new Map([["a/one.ts", "changed"]]);
  const difference = await compareFolder(folder, second);
  assert.deepEqual(difference, { changed: ["a/one.ts"], stale: ["two.ts"] });
  await applyDifference(folder, second, difference);
  assert.equal(await readFile(join(folder, "a", "one.ts"), "utf8"), "changed");
  assert.deepEqual((await readdir(folder)).sort(), ["a"]);
});

it("takes a folder that is not there as empty", async () => {
  assert.deepEqual(await compareFolder(join(folder, "nowhere"), new Map([["x", "y"]])), { changed: ["x"], stale: [] });
});
