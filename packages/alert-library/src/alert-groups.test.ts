import { readdirSync, readFileSync } from "node:fs";
import { alertNames } from "@tenantry/tenant-model";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { alertGroups, buildAlertGroups } from "./alert-groups.ts";
import { openTestCatalog, testCatalogs } from "./test-catalog.ts";

const folder = new URL("./alert-groups/", import.meta.url);
const files = readdirSync(folder);
const ids = files.filter((name) => /^[a-z-]+\.ts$/.test(name)).map((name) => name.slice(0, -".ts".length));
const catalogs = await Promise.all(testCatalogs.map((name) => openTestCatalog(name)));
const built = catalogs.flatMap((catalog) => buildAlertGroups(catalog));

interface Case {
  readonly alertname: string;
  readonly exp_alerts?: readonly unknown[];
}

/** What promtool is asked about the alerts of a group. */
function listCases(id: string): Case[] {
  const name = `${id}.promtool.yaml`;
  const texts = files.filter((file) => file === name || file.endsWith(`.${name}`));
  return texts.flatMap((file) => {
    const { tests } = parse(readFileSync(new URL(file, folder), "utf8")) as {
      tests: { alert_rule_test?: Case[] }[];
    };
    return tests.flatMap(({ alert_rule_test }) => alert_rule_test ?? []);
  });
}

describe("the set of alert groups", () => {
  it("is listed in full", () => {
    expect(alertGroups.map(({ id }) => id).sort()).toEqual(ids.sort());
  });

  it("holds every alert that a catalog may set, and no other", () => {
    const names = [...new Set(built.flatMap(({ alerts }) => alerts.map(({ name }) => name)))];
    expect(names.sort()).toEqual([...alertNames].sort());
  });

  it("has no alert in two groups", () => {
    const groupsOf = (name: string) =>
      new Set(built.filter(({ alerts }) => alerts.some((alert) => alert.name === name)).map(({ id }) => id));
    expect(alertNames.filter((name) => groupsOf(name).size !== 1)).toEqual([]);
  });
});

describe.each(ids)("the group %s", (id) => {
  const names = [
    ...new Set(built.filter((group) => group.id === id).flatMap(({ alerts }) => alerts.map((it) => it.name))),
  ];
  const cases = listCases(id);

  it.each(names)("has a case in which %s fires, and one in which it does not", (name) => {
    const own = cases.filter(({ alertname }) => alertname === name);
    expect(own.some(({ exp_alerts }) => (exp_alerts ?? []).length > 0)).toBe(true);
    expect(own.some(({ exp_alerts }) => (exp_alerts ?? []).length === 0)).toBe(true);
  });

  it("asks promtool about no alert that is not there", () => {
    expect(cases.map(({ alertname }) => alertname).filter((name) => !names.includes(name as never))).toEqual([]);
  });
});
