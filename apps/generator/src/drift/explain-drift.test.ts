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
    expect(drift?.detail?.match(/^[-+]#/gm)).toBeNull();
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

  it("cuts long diffs and says how much is missing, of one file and of a whole run", () => {
    const long = Array.from({ length: 1000 }, (_, index) => `- ${index}\n`).join("");
    const files = Array.from({ length: 15 }, (_, index): Difference => {
      return { kind: "created", path: `out/${index}.yaml`, wanted: long };
    });
    const budget = createDiffBudget();
    const details = explain(files, budget).map(({ detail }) => detail ?? "");
    expect(details[0]).toMatch(/\n… 803 more lines of this difference\n$/);
    expect(details.at(-1)).toBe("… 1003 more lines of this difference\n");
    expect(details.join("").split("\n").length).toBeLessThan(2100);
  });
});
