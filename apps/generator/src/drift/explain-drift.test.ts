import { describe, expect, it } from "vitest";
import type { Difference } from "../placing/difference.ts";
import { signPage, signText } from "../test-root.ts";
import type { RenderWith } from "./changed-settings.ts";
import { explainDrift } from "./explain-drift.ts";
import { createDiffBudget } from "./print-difference.ts";

const catalog = "tenants.yaml";

function explain(differences: readonly Difference[], renderWith: RenderWith = async () => undefined) {
  const quoteReleases = (before: string, now: string) => `\n${now}: what ${before} did not`;
  return explainDrift(differences, { catalog, budget: createDiffBudget(), renderWith, quoteReleases });
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
  ] satisfies [string, Difference][])("calls a file %s", async (rule, difference) => {
    expect(await explain([difference])).toMatchObject([{ problem: { rule, severity: "error", file: "out/a.yaml" } }]);
  });

  it("points at the first line that differs, not at the hash that differs with it", async () => {
    const [drift] = await explain([updated("a: 1\nb: 1\n", "a: 1\nb: 2\n")]);
    expect(drift?.problem.line).toBe(3);
    expect(drift?.detail).toContain("-b: 1\n+b: 2\n");
  });

  it("does the same in a page, whose hash stands in a comment of HTML", async () => {
    const [found, wanted] = ["1", "2"].map((text) => signPage(catalog, `\n# A\n\n${text}\n`));
    const page = {
      kind: "updated",
      path: "docs/a.md",
      found: found ?? "",
      wanted: wanted ?? "",
      since: "rendered",
    } as const;
    expect((await explain([page]))[0]?.problem.line).toBe(5);
  });

  it("shows the header where nothing else differs", async () => {
    const wanted = signText(catalog, "a: 1\n");
    const found = wanted.replace(/sha256:\w+/, "sha256:000000000000");
    const [drift] = await explain([{ kind: "updated", path: "x", found, wanted, since: "edited" }]);
    expect(drift?.detail).toContain("-# Rendered by tenantry");
  });

  describe("names a setting", () => {
    const kustomization = "out/kustomization.yaml";
    const record = (settings: string, rest = "") =>
      `# tenantry 1.0.0; settings read: ${settings}\nresources: []\n${rest}`;
    const changes = (since: "rendered" | "edited" = "rendered") =>
      updated(record("INSTANCES=3 PODS=3"), record("INSTANCES=5 PODS=3"), since, kustomization);
    /** A catalog whose files hold their settings' values and nothing else. */
    const render = async (values: ReadonlyMap<string, string>) => {
      const [instances, pods] = [values.get("INSTANCES") ?? "5", values.get("PODS") ?? "4"];
      return new Map([
        [kustomization, signText(catalog, record(`INSTANCES=${instances} PODS=3`))],
        ["out/instances.yaml", signText(catalog, `n: ${instances}\n`)],
        ["out/pods.yaml", signText(catalog, `n: ${pods}\n`)],
      ]);
    };
    const listReasons = async (differences: readonly Difference[], renderWith?: RenderWith) =>
      (await explain(differences, renderWith)).map(({ problem }) => [problem.rule, problem.message]);

    it("where its old value gives exactly what stands there, and not where the catalog changed instead or as well", async () => {
      const stale = [
        updated("n: 3\n", "n: 5\n", "rendered", "out/instances.yaml"),
        updated("n: 9\n", "n: 4\n", "rendered", "out/pods.yaml"),
        updated("n: 1\n", "n: 5\n", "rendered", "out/instances.yaml"),
      ];
      expect(await listReasons([...stale, changes()], render)).toEqual([
        ["setting-changed", "the file is stale: setting changed: INSTANCES is 5, was 3"],
        ["stale", "the file is stale: tenants.yaml or Tenantry changed since"],
        ["stale", expect.stringMatching(/Tenantry changed since, and a setting did as well: INSTANCES is 5, was 3$/)],
        ["setting-changed", expect.stringContaining("INSTANCES is 5, was 3")],
      ]);
    });

    it("of several only where it made the difference", async () => {
      const both = updated(record("INSTANCES=3 PODS=2"), record("INSTANCES=5 PODS=4"), "rendered", kustomization);
      const pods = updated("n: 2\n", "n: 4\n", "rendered", "out/pods.yaml");
      expect((await listReasons([pods, both], render))[0]).toEqual([
        "setting-changed",
        "the file is stale: setting changed: PODS is 4, was 2",
      ]);
    });

    it("with a doubt where the catalog cannot be rendered with its old value", async () => {
      expect((await listReasons([updated("n: 3\n", "n: 5\n"), changes()]))[0]).toEqual([
        "setting-changed",
        "the file is stale: setting changed: INSTANCES is 5, was 3 (the catalog may have changed as well)",
      ]);
    });

    it("never where the file that records the settings was edited by hand or is gone", async () => {
      const stale = updated("n: 3\n", "n: 5\n", "rendered", "out/instances.yaml");
      const missing: Difference = { kind: "created", path: kustomization, wanted: signText(catalog, record("A=1")) };
      for (const source of [changes("edited"), missing]) {
        expect((await listReasons([stale, source], render))[0]).toEqual([
          "stale",
          "the file is stale: tenants.yaml, a setting or Tenantry changed since",
        ]);
      }
    });

    it("whose value has spaces", async () => {
      const [before, after] = ["0 0 2 * * *", "0 30 2 * * *"].map((value) =>
        record(`CRON=${JSON.stringify(value)} N=1`),
      );
      const renderOld = async () => new Map([[kustomization, signText(catalog, before ?? "")]]);
      const source = updated(before ?? "", after ?? "", "rendered", kustomization);
      expect(await listReasons([source], renderOld)).toEqual([
        ["setting-changed", "the file is stale: setting changed: CRON is 0 30 2 * * *, was 0 0 2 * * *"],
      ]);
    });

    it("never that is read for the first time", async () => {
      const before = "# tenantry 1.0.0; settings read: A=1\nx: 1\n";
      const after = "# tenantry 1.0.0; settings read: A=1 B=2\nx: 2\n";
      for (const first of [before, "# tenantry 1.0.0\nx: 1\n"]) {
        expect(await listReasons([updated(first, after)])).toMatchObject([["stale", expect.any(String)]]);
      }
    });
  });

  describe("tells of another release of Tenantry", () => {
    const kustomization = "out/kustomization.yaml";
    const record = (version: string, rest = "") => `# tenantry ${version}${rest}\nresources: []\n`;
    const release = (before: string, after: string, since: "rendered" | "edited" = "rendered") =>
      updated(record(before), record(after), since, kustomization);
    const messages = async (differences: readonly Difference[], renderWith?: RenderWith) =>
      (await explain(differences, renderWith)).map(({ problem }) => problem.message);

    it("with what changed, once, in the file that records it", async () => {
      expect(await messages([updated("a: 1\n", "a: 2\n"), release("1.9.0", "1.10.0")])).toEqual([
        "the file is stale: rendered by 1.9.0, now 1.10.0 (tenants.yaml may have changed too)",
        "the file is stale: rendered by 1.9.0, now 1.10.0 (nothing else differs here)\n1.10.0: what 1.9.0 did not",
      ]);
    });

    it("and doubts the catalog where more than the version differs", async () => {
      const [more] = await messages([updated(record("1.0.0"), `${record("1.1.0")}x: 1\n`, "rendered", kustomization)]);
      expect(more).toContain("now 1.1.0 (tenants.yaml may have changed too)\n1.1.0: ");
    });

    it("where files come and go with it", async () => {
      const created: Difference = { kind: "created", path: "out/a.yaml", wanted: "a: 1\n" };
      const deleted: Difference = { kind: "deleted", path: "out/b.yaml", found: "a: 1\n", since: "rendered" };
      const suffix = /; the others were rendered by 1\.0\.0, now 1\.1\.0$/;
      const [missing, orphaned] = await messages([created, deleted, release("1.0.0", "1.1.0")]);
      expect(missing).toMatch(suffix);
      expect(orphaned).toMatch(suffix);
    });

    it("that is newer than the one that looks: to render now would take back its changes", async () => {
      const [drift] = await explain([release("1.10.0", "1.9.0")]);
      expect(drift?.problem.message).not.toContain("\n");
      expect(drift?.problem.help).toMatch(/^install tenantry 1\.10\.0: /);
    });

    it("beside a setting that changed as well, and not where the setting alone explains the file", async () => {
      const [before, after] = [record("1.0.0", "; settings read: N=1"), record("1.1.0", "; settings read: N=2")];
      const stale = updated("n: 1\n", "n: 2\n", "rendered", "out/a.yaml");
      const renderOld: RenderWith = async () => new Map([["out/a.yaml", signText(catalog, "n: 1\n")]]);
      expect(await messages([stale, updated(before, after, "rendered", kustomization)], renderOld)).toEqual([
        "the file is stale: setting changed: N is 2, was 1",
        expect.stringMatching(/rendered by 1\.0\.0, now 1\.1\.0; a setting changed as well: N is 2, was 1 \(/),
      ]);
    });

    it("never where the file that records it was edited by hand, or says the same release", async () => {
      const stale = updated("a: 1\n", "a: 2\n");
      for (const source of [release("1.0.0", "1.1.0", "edited"), updated(record("1.0.0"), record("1.0.0", "; x"))])
        expect((await messages([stale, source]))[0]).not.toContain("rendered by");
    });
  });

  it("shows the header with one line behind it: without it an applied diff would read as edited by hand", async () => {
    const lines = Array.from({ length: 20 }, (_, index) => `- ${index}\n`);
    const [drift] = await explain([updated(lines.join(""), lines.with(18, "- x\n").join(""))]);
    expect(drift?.detail).toMatch(
      /^--- a\/out\/a.yaml\n\+\+\+ b\/out\/a.yaml\n@@ -1,2 \+1,2 @@\n-# .*\n\+# .*\n - 0\n@@ -17,5 \+17,5 @@\n/,
    );
  });

  it("leaves out long diffs as a whole and says how long they are, of one file and of a whole run", async () => {
    const lines = (count: number) => Array.from({ length: count }, (_, index) => `- ${index}\n`).join("");
    const create = (count: number, path: string): Difference => ({ kind: "created", path, wanted: lines(count) });
    const files = Array.from({ length: 9 }, (_, index) => create(297, `out/${index}.yaml`));
    const problems = await explain([create(498, "long.yaml"), ...files, create(20, "short.yaml")]);
    const details = problems.map(({ detail }) => detail);
    expect(details[0]).toMatch(/^… left out: the difference of long.yaml, 501 lines; [^\n]*\n$/);
    expect(details.slice(1, 7).every((detail) => detail?.split("\n").length === 301)).toBe(true);
    expect(details[7]).toMatch(/^… left out: the difference of out\/6.yaml, 300 lines;/);
    // What still fits is shown.
    expect(details.at(-1)).toMatch(/^--- \/dev\/null\n\+\+\+ b\/short.yaml\n@@ -0,0 \+1,20 @@\n/);
  });
});
