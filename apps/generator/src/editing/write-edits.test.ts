import { describe, expect, it } from "vitest";
import { PathInspector } from "../disk/path-inspector.ts";
import { makeRoot, readTree } from "../test-root.ts";
import { writeEdits } from "./write-edits.ts";

const REPORT = { mode: "write", lines: ["next       x"], warnings: [] } as const;

describe("writeEdits", () => {
  it("writes, creates and deletes, and says so", async () => {
    const root = makeRoot({ "a.yaml": "old\n", "c.yaml": "c\n" });
    const edits = [
      { path: "a.yaml", before: "old\n", after: "new\n" },
      { path: "d/b.yaml", before: undefined, after: "b\n" },
      { path: "c.yaml", before: "c\n", after: undefined },
    ];
    expect(await writeEdits(new PathInspector(root), edits, REPORT)).toMatchObject({
      problems: [],
      summary: "updated    a.yaml\ncreated    d/b.yaml\ndeleted    c.yaml\nnext       x\n",
    });
    expect(readTree(root)).toEqual({ "a.yaml": "new\n", "d/b.yaml": "b\n" });
  });

  it.each([
    ["changed", { path: "a.yaml", before: "old\n", after: "new\n" }],
    ["came", { path: "a.yaml", before: undefined, after: "new\n" }],
    ["vanished", { path: "b.yaml", before: "old\n", after: "new\n" }],
  ])("touches nothing when one of the files %s meanwhile", async (_what, edit) => {
    const root = makeRoot({ "a.yaml": "mine\n" });
    const other = { path: "first.yaml", before: undefined, after: "x\n" };
    const outcome = await writeEdits(new PathInspector(root), [other, edit], REPORT);
    expect(outcome).toMatchObject({
      summary: "nothing was written\n",
      problems: [{ problem: { message: expect.stringContaining("changed while this command ran"), file: edit.path } }],
    });
    expect(readTree(root)).toEqual({ "a.yaml": "mine\n" });
  });
});
