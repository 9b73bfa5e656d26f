import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseAllDocuments, stringify } from "yaml";
import { buildRuleGroups } from "../src/rule-groups.ts";
import { openTestCatalog, testCatalogs } from "../src/test-catalog.ts";
import { runPromtool } from "./run-promtool.ts";

const groups = fileURLToPath(new URL("../src/alert-groups/", import.meta.url));
const cases = readdirSync(groups).filter((name) => name.endsWith(".promtool.yaml"));
const kubernetes = fileURLToPath(new URL("../../../kubernetes/", import.meta.url));
let folder = "";

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "promtool-"));
  for (const name of testCatalogs) {
    const rules = buildRuleGroups(await openTestCatalog(name));
    writeFileSync(join(folder, `${name}.rules.yaml`), stringify({ groups: rules }));
  }
  for (const name of cases) copyFileSync(join(groups, name), join(folder, name));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("promtool", () => {
  it.each(testCatalogs)("takes the rules of the catalog %s", (name) => {
    expect(checkRules(`${name}.rules.yaml`)).toMatchObject({ passed: true });
  });

  it.each(cases)("agrees with %s", (name) => {
    const { passed, output } = runPromtool(["test", "rules", name], folder);
    expect(passed, output).toBe(true);
  });

  it("takes every rule file that is committed", () => {
    const objects = readdirSync(kubernetes, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".yaml"))
      .flatMap((name) => parseAllDocuments(readFileSync(join(kubernetes, name), "utf8")))
      .map((document) => document.toJS() as { kind: string; spec: object })
      .filter(({ kind }) => kind === "VMRule" || kind === "PrometheusRule");
    expect(objects).toHaveLength(2);
    for (const { spec } of objects) {
      writeFileSync(join(folder, "committed.rules.yaml"), stringify(spec));
      expect(checkRules("committed.rules.yaml")).toMatchObject({ passed: true });
    }
  });
});

function checkRules(name: string) {
  return runPromtool(["check", "rules", "--lint=all", "--lint-fatal", name], folder);
}
