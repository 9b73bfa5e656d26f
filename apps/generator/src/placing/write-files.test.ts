import { chmodSync, mkdirSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { makeRoot, readTree } from "../test-root.ts";
import { type DiskChanges, writeFiles } from "./write-files.ts";

const options = { process: 42, isStopped: () => false };
const nothing: DiskChanges = { leftOver: [], writes: [], deletions: [] };

describe("writeFiles", () => {
  it("creates folders and files, replaces files, deletes files and the folders that this empties", async () => {
    const root = makeRoot({
      "a.yaml": "old\n",
      "top/gone/deep/x.yaml": "x\n",
      "top/kept/y.yaml": "",
      "top/kept/z.yaml": "z\n",
    });
    const result = await writeFiles(
      root,
      {
        ...nothing,
        writes: [
          { path: "new/b.yaml", text: "b\n" },
          { path: "a.yaml", text: "new ü\n" },
        ],
        deletions: ["top/gone/deep/x.yaml", "top/kept/y.yaml"],
      },
      options,
    );
    expect(result).toEqual({ kind: "done" });
    expect(readTree(root)).toEqual({ "a.yaml": "new ü\n", "new/b.yaml": "b\n", "top/kept/z.yaml": "z\n" });
    expect(readdirSync(join(root, "top"))).toEqual(["kept"]);
  });

  it("leaves a file that it replaces to those who could read it before", async () => {
    const root = makeRoot({ "mine.yaml": "old\n", "ours.yaml": "old\n" });
    chmodSync(join(root, "mine.yaml"), 0o600);
    chmodSync(join(root, "ours.yaml"), 0o664);
    const writes = ["mine.yaml", "ours.yaml"].map((path) => ({ path, text: "new\n" }));
    expect(await writeFiles(root, { ...nothing, writes }, options)).toEqual({ kind: "done" });
    expect(readTree(root)).toEqual({ "mine.yaml": "new\n", "ours.yaml": "new\n" });
    const modes = writes.map(({ path }) => (statSync(join(root, path)).mode & 0o777).toString(8));
    expect(modes).toEqual(["600", "664"]);
  });

  it("keeps folders in the root itself, and those that were empty before", async () => {
    const root = makeRoot({ "top/x.yaml": "", "out/a/x.yaml": "" });
    mkdirSync(join(root, "out/empty"));
    await writeFiles(root, { ...nothing, deletions: ["top/x.yaml", "out/a/x.yaml", "out/empty/x.yaml"] }, options);
    expect(readdirSync(root).sort()).toEqual(["out", "top"]);
    expect(readdirSync(join(root, "out"))).toEqual(["empty"]);
  });

  it("leaves no empty folder behind where it stops", async () => {
    const root = makeRoot({ "out/a/x.yaml": "", "out/b/x.yaml": "" });
    let asked = 0;
    const isStopped = () => {
      asked += 1;
      return asked > 1;
    };
    const changes = { ...nothing, deletions: ["out/a/x.yaml", "out/b/x.yaml"] };
    expect(await writeFiles(root, changes, { process: 42, isStopped })).toMatchObject({ kind: "stopped", done: 1 });
    expect(readdirSync(join(root, "out"))).toEqual(["b"]);
  });

  it("does not write into a file that is open elsewhere: readers see the old one or the new one", async () => {
    const root = makeRoot({ "a.yaml": "old\n" });
    const before = statSync(join(root, "a.yaml")).ino;
    await writeFiles(root, { ...nothing, writes: [{ path: "a.yaml", text: "new\n" }] }, options);
    expect(statSync(join(root, "a.yaml")).ino).not.toBe(before);
  });

  it("removes what a killed run left over, even one with the same process number", async () => {
    const root = makeRoot({ "out/.tenantry-42-0.tmp": "half" });
    const changes = { ...nothing, leftOver: ["out/.tenantry-42-0.tmp"], writes: [{ path: "out/a.yaml", text: "a\n" }] };
    expect(await writeFiles(root, changes, options)).toEqual({ kind: "done" });
    expect(readTree(root)).toEqual({ "out/a.yaml": "a\n" });
  });

  it("names the file that it cannot write, keeps what it has done, and leaves no temporary file", async () => {
    const root = makeRoot();
    mkdirSync(join(root, "in-the-way.yaml/child"), { recursive: true });
    const writes = ["a.yaml", "in-the-way.yaml", "c.yaml"].map((path) => ({ path, text: "text\n" }));
    const result = await writeFiles(root, { ...nothing, writes, deletions: ["x.yaml"] }, options);
    expect(result).toMatchObject({ kind: "failed", path: "in-the-way.yaml", done: 1 });
    expect(readTree(root)).toEqual({ "a.yaml": "text\n" });
  });

  it("does not mind a file to delete that is gone already", async () => {
    expect(await writeFiles(makeRoot(), { ...nothing, deletions: ["a.yaml"] }, options)).toEqual({ kind: "done" });
  });

  it("stops between two files when asked, with the first ones done", async () => {
    const root = makeRoot();
    const writes = ["a.yaml", "b.yaml", "c.yaml"].map((path) => ({ path, text: "text\n" }));
    let asked = 0;
    const isStopped = () => {
      asked += 1;
      return asked > 2;
    };
    expect(await writeFiles(root, { ...nothing, writes }, { process: 42, isStopped })).toEqual({
      kind: "stopped",
      path: "c.yaml",
      done: 2,
    });
    expect(Object.keys(readTree(root))).toEqual(["a.yaml", "b.yaml"]);
  });
});
