import { describe, expect, it } from "vitest";
import type { Difference } from "../placing/difference.ts";
import { signText } from "../test-root.ts";
import { explainDrift } from "./explain-drift.ts";
import { createDiffBudget } from "./print-difference.ts";

const catalog = "tenants.yaml";

function explain(differences: readonly Difference[], budget = createDiffBudget()) {
  return explainDrift(differences, { catalog, budget });
}

function updated(
  before: string,
  after: string,
  since: "rendered" | "edited" = "rendered",
  path = "out/a.yaml",
): Difference {
  return { kind: "updated", path, found: signText(catalog, before), wanted: signText(catalog, after), since };
}

describe("explainDrift", () => {
  it.each([
    ["missing", { kind: "created", path: "out/a.yaml", wanted: "a: 1\n" }],
    ["orphaned", { kind: "deleted", path: "out/a.yaml", found: "a: 1\n", since: "rendered" }],
    ["edited-by-hand", { kind: "deleted", path: "out/a.yaml", found: "a: 1\n", since: "edited" }],
    ["edited-by-hand", updated("a: 1\n", "a: 2\n", "edited")],
    ["stale", updated("a: 1\n", "a: 2\n")],
  ] satisfies [string, Difference][])("calls a file %s", (rule, difference) => {
    expect(explain([difference])).toMatchObject([{ problem: { rule, severity: "error", file: "out/a.yaml" } }]);
  });

  it("points at the first line that differs, not at the hash that differs with it", () => {
    const [drift] = explain([updated("a: 1\nb: 1\n", "a: 1\nb: 2\n")]);
    expect(drift?.problem.line).toBe(3);
    expect(drift?.detail).toContain("-b: 1\n+b: 2\n");
  });

  it("shows the header where nothing else differs", () => {
    const wanted = signText(catalog, "a: 1\n");
    const found = wanted.replace(/sha256:\w+/, "sha256:000000000000");
    const [drift] = explain([{ kind: "updated", path: "x", found, wanted, since: "edited" }]);
    expect(drift?.detail).toContain("-# Rendered by tenantry");
  });

  it("names the setting whose value went into the files, as the kustomization file records it", () => {
    const record = (instances: string) =>
      `# tenantry 1.0.0; settings read: INSTANCES=${instances} PODS=3\nresources: []\n`;
    const reasons = explain([
      updated("n: 3\n", "n: 5\n"),
      updated(record("3"), record("5"), "rendered", "out/kustomization.yaml"),
      updated("x: 1\n", "x: 2\n", "edited"),
    ]).map(({ problem }) => [problem.rule, problem.message]);
    expect(reasons).toEqual([
      ["setting-changed", expect.stringContaining("INSTANCES is 5, was 3")],
      ["setting-changed", expect.not.stringContaining("PODS")],
      ["edited-by-hand", expect.any(String)],
    ]);
  });

  it("does not blame a setting that is read for the first time", () => {
    const before = "# tenantry 1.0.0; settings read: A=1\nx: 1\n";
    const after = "# tenantry 1.0.0; settings read: A=1 B=2\nx: 2\n";
    expect(explain([updated(before, after)])).toMatchObject([{ problem: { rule: "stale" } }]);
  });

  it("shows the header with one line behind it: without it an applied diff would read as edited by hand", () => {
    const lines = Array.from({ length: 20 }, (_, index) => `- ${index}\n`);
    const [drift] = explain([updated(lines.join(""), lines.with(18, "- x\n").join(""))]);
    expect(drift?.detail).toMatch(
      /^--- a\/out\/a.yaml\n\+\+\+ b\/out\/a.yaml\n@@ -1,2 \+1,2 @@\n-# .*\n\+# .*\n - 0\n@@ -17,5 \+17,5 @@\n/,
    );
  });

  it("leaves out long diffs as a whole and says how long they are, of one file and of a whole run", () => {
    const lines = (count: number) => Array.from({ length: count }, (_, index) => `- ${index}\n`).join("");
    const create = (count: number, path: string): Difference => ({ kind: "created", path, wanted: lines(count) });
    const files = Array.from({ length: 9 }, (_, index) => create(297, `out/${index}.yaml`));
    const details = explain([create(498, "long.yaml"), ...files, create(20, "short.yaml")]).map(({ detail }) => detail);
    expect(details[0]).toMatch(/^… left out: the difference of long.yaml, 501 lines; [^\n]*\n$/);
    expect(details.slice(1, 7).every((detail) => detail?.split("\n").length === 301)).toBe(true);
    expect(details[7]).toMatch(/^… left out: the difference of out\/6.yaml, 300 lines;/);
    // What still fits is shown.
    expect(details.at(-1)).toMatch(/^--- \/dev\/null\n\+\+\+ b\/short.yaml\n@@ -0,0 \+1,20 @@\n/);
  });
});
