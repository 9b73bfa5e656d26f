import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import { findEdits } from "./edit-script.ts";
import { diffLines, firstDifference } from "./unified-diff.ts";

const lines = fc.array(fc.constantFrom("a", "b", "c", "d", ""), { maxLength: 30 });
const texts = fc
  .tuple(lines, fc.boolean())
  .map(([list, ended]) => list.join("\n") + (ended && list.length > 0 ? "\n" : ""));

describe("findEdits", () => {
  it("leads from any list of lines to any other", () => {
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const result: string[] = [];
        let at = 0;
        for (const { from, fromEnd, to, toEnd } of findEdits(before, after)) {
          result.push(...before.slice(at, from), ...after.slice(to, toEnd));
          at = fromEnd;
        }
        expect([...result, ...before.slice(at)]).toEqual(after);
      }),
    );
  });

  it("changes as few lines as the longest common subsequence leaves", () => {
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const changed = findEdits(before, after).map(({ from, fromEnd, to, toEnd }) => fromEnd - from + toEnd - to);
        const fewest = before.length + after.length - 2 * longestCommon(before, after);
        expect(changed.reduce((sum, count) => sum + count, 0)).toBe(fewest);
      }),
    );
  });

  it("gives up on a shortest script where two texts have nothing in common", () => {
    const before = Array.from({ length: 3000 }, (_, index) => `old ${index}`);
    const after = Array.from({ length: 3000 }, (_, index) => `new ${index}`);
    expect(findEdits(before, after)).toEqual([{ from: 0, fromEnd: 3000, to: 0, toEnd: 3000 }]);
  });
});

describe("diffLines", () => {
  it("shows three lines around each change and joins changes that are near", () => {
    const before = "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n16\n17\n18\n";
    const after = before.replace("5\n", "five\n").replace("11\n", "").replace("18\n", "18\n19\n");
    expect(diffLines({ path: "x.yaml", before, after }).join("\n")).toBe(
      [
        "--- a/x.yaml\n+++ b/x.yaml\n@@ -2,13 +2,12 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n 9\n 10\n-11\n 12\n 13\n 14",
        "@@ -16,3 +15,4 @@\n 16\n 17\n 18\n+19",
      ].join("\n"),
    );
  });

  it("shows one line behind a header that changed, and joins what stands near it", () => {
    const before = "1\n2\n3\n4\n5\n6\n7\n";
    const diff = (after: string) => diffLines({ path: "x", before, after }).slice(2).join(" ");
    expect(diff(before.replace("1", "one").replace("7", "seven"))).toBe(
      "@@ -1,2 +1,2 @@ -1 +one  2 @@ -4,4 +4,4 @@  4  5  6 -7 +seven",
    );
    expect(diff(before.replace("1", "one").replace("6", "six"))).toBe("@@ -1,7 +1,7 @@ -1 +one  2  3  4  5 -6 +six  7");
  });

  it("is what git apply accepts, for any two texts", () => {
    const root = mkdtempSync(join(tmpdir(), "tenantry-diff-"));
    onTestFinished(() => rmSync(root, { recursive: true, force: true }));
    spawnSync("git", ["init", "-q"], { cwd: root });
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        fc.pre(before !== after && before !== "" && after !== "");
        const tree = makeApplied(root, before, `${diffLines({ path: "x.yaml", before, after }).join("\n")}\n`);
        expect(tree).toBe(after);
      }),
      { numRuns: 40 },
    );
  });

  it("shows files that appear and disappear against /dev/null", () => {
    const shown = ["@@ -0,0 +1,2 @@", "+a", "+b"];
    expect(diffLines({ path: "x", before: undefined, after: "a\nb\n" })).toEqual([
      "--- /dev/null",
      "+++ b/x",
      ...shown,
    ]);
    expect(diffLines({ path: "x", before: "a", after: undefined })).toEqual([
      "--- a/x",
      "+++ /dev/null",
      "@@ -1 +0,0 @@",
      "-a",
      "\\ No newline at end of file",
    ]);
  });

  it("knows the line where the difference begins", () => {
    expect(firstDifference("a\nb\nc\n", "a\nB\nc\n")).toBe(2);
    expect(firstDifference("a\n", "a\nb\n")).toBe(1);
    expect(firstDifference("", "a\n")).toBe(1);
  });
});

function makeApplied(root: string, before: string, diff: string): string {
  const script = 'printf %s "$BEFORE" > x.yaml && printf %s "$DIFF" | git apply -';
  const { status, stderr } = spawnSync("sh", ["-c", script], {
    cwd: root,
    env: { ...process.env, BEFORE: before, DIFF: diff },
    encoding: "utf8",
  });
  expect({ status, stderr, diff }).toMatchObject({ status: 0 });
  return readFileSync(join(root, "x.yaml"), "utf8");
}

function longestCommon(before: readonly string[], after: readonly string[]): number {
  let row = new Array<number>(after.length + 1).fill(0);
  for (const line of before) {
    const next = [0];
    for (const [index, other] of after.entries()) {
      next.push(line === other ? (row[index] ?? 0) + 1 : Math.max(row[index + 1] ?? 0, next[index] ?? 0));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
