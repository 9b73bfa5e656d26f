import { readdirSync, readFileSync } from "node:fs";
import { parseCatalog, resolveCatalog } from "@tenantry/tenant-model";
import { describe, expect, it } from "vitest";
import { checks } from "./checks.ts";
import { judge, makeBusyCatalog } from "./test-check.ts";
import type { TestCluster } from "./test-cluster.ts";

/** AC8, the baselines, changes the cluster: the drill `benchmark` has it. AC11 is the evidence that a run writes. */
const CRITERIA = ["AC1", "AC2", "AC3", "AC4", "AC5", "AC6", "AC7", "AC9", "AC10"];

describe("the set of checks", () => {
  it("is what is in the folder, each check with its test", () => {
    const expected = checks.flatMap(({ id }) => [`${id}.test.ts`, `${id}.ts`]).sort();
    expect(readdirSync(new URL("./checks/", import.meta.url)).sort()).toEqual(expected);
  });

  it("runs in the order of the criteria, and has some for each", () => {
    const numbers = checks.map(({ criterion }) => Number(criterion.slice(2)));
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    expect([...new Set(checks.map(({ criterion }) => criterion))]).toEqual(CRITERIA);
  });

  it("has ids that are kebab-case and unique, and titles that are sentences without a full stop", () => {
    expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length);
    expect(new Set(checks.map(({ title }) => title)).size).toBe(checks.length);
    for (const { id, title } of checks) {
      expect(id).toMatch(/^[a-z]+(-[a-z]+)+$/);
      expect(title).toMatch(/^[A-Z`].* .*[^.]$/);
    }
  });
});

async function openCommitted(name: string) {
  const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), "utf8");
  const file = `kubernetes/catalogs/${name}/tenants.yaml`;
  const parsed = await parseCatalog(read(file), file, () => ({ files: [], problems: [] }));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const settings = new Map(parsed.parsed.settingsFiles.map((path) => [path, read(path)]));
  const resolved = await resolveCatalog(parsed.parsed, settings);
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.problems));
  return resolved.catalog;
}

describe.each(["apps", "infra"])("a healthy cluster of the committed catalog %s", (name) => {
  it("passes every check that applies to it", async () => {
    const catalog = await openCommitted(name);
    for (const check of checks) {
      const { status, found, faults } = await judge(check, { catalog });
      if (status !== "skipped")
        expect({ id: check.id, status, found, faults }).toMatchObject({ status: "passed", faults: [] });
    }
  });
});

describe("no check passes for want of anything to look at", () => {
  /** Their answers come from stores, which outlive a cluster. */
  const STORES = ["series-fresh", "rules-evaluated"];
  const listPassed = async (after: (cluster: TestCluster) => void) => {
    const results = await Promise.all(checks.map((check) => judge(check, { after })));
    return results.filter(({ status }) => status === "passed").map(({ id }) => id);
  };

  it("in a cluster without a single object", async () => {
    expect(await listPassed((cluster) => cluster.objects.splice(0))).toEqual(STORES);
  });

  it("in one without pods, where it is about pods", async () => {
    const passed = await listPassed((cluster) => cluster.removeAll("Pod"));
    expect(passed.filter((id) => /-log$|^logs-|^pooler-(?!settings|disruption)|^volume-/.test(id))).toEqual([]);
  });
});

it("applies every check to a catalog that has everything", async () => {
  const results = await Promise.all(checks.map((check) => judge(check, { catalog: makeBusyCatalog() })));
  expect(
    results.filter(({ status }) => status !== "passed").map(({ id, status, found }) => ({ id, status, found })),
  ).toEqual([]);
});
