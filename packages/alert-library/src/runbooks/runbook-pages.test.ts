import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { precompileRunbooks, readRunbookTemplates } from "../../precompile.mjs";
import { alertGroups, buildAlertGroups } from "../alert-groups.ts";
import { buildRuleGroups } from "../rule-groups.ts";
import { openTestCatalog, testCatalogs } from "../test-catalog.ts";
import { renderRunbooks } from "./render-runbooks.ts";
import { listAnchors, readMarkdown } from "./test-markdown.ts";

const names = { ruleFile: "out/rules.yaml", scheduledBackup: "nightly", tenantsKustomization: "shop-tenants" };
const PARTS = ["Meaning", "Impact", "Diagnosis", "Mitigation"];
const catalogs = await Promise.all(testCatalogs.map((name) => openTestCatalog(name)));
const templates = readRunbookTemplates();

/** Alerts of a group that at least one of the catalogs has. */
function listAlerts(group: string, among = catalogs): string[] {
  const groups = among.flatMap((catalog) => buildAlertGroups(catalog)).filter(({ id }) => id === group);
  return [...new Set(groups.flatMap(({ alerts }) => alerts.map(({ name }) => name)))].sort();
}

function listAlertHeadings(text: string): string[] {
  return readMarkdown(text)
    .headings.filter(({ level }) => level === 2)
    .map(({ title }) => title);
}

describe("the pages of the groups", () => {
  it("are what is compiled; run `nx run alert-library:precompile` where they are not", () => {
    const committed = readFileSync(new URL("runbook-templates.generated.ts", import.meta.url), "utf8");
    expect(committed).toBe(precompileRunbooks(templates));
  });

  it("are there for every group, and for nothing else", () => {
    const written = alertGroups.map(({ id }) => id);
    expect([...templates.keys()]).toEqual(written.sort());
  });

  it("have one heading for every alert among them, and none for what is no alert", () => {
    const alerts = alertGroups.flatMap(({ id }) => listAlerts(id));
    expect([...templates.values()].flatMap(listAlertHeadings).sort()).toEqual(alerts.sort());
  });
});

describe.each([...templates])("the page of %s", (group, text) => {
  it("has one heading for each alert of the group", () => {
    expect(listAlertHeadings(text).sort()).toEqual(listAlerts(group));
  });

  it("says for each what it means, what it does to tenants, how to look and what to do", () => {
    const { headings } = readMarkdown(text);
    const alerts = listAlertHeadings(text).flatMap((title) => [
      { level: 2, title },
      ...PARTS.map((part) => ({ level: 3, title: part })),
    ]);
    expect(headings).toEqual([{ level: 1, title: expect.any(String) }, ...alerts]);
  });
});

describe.each(catalogs)("the runbooks of the catalog $name", (catalog) => {
  const pages = new Map(renderRunbooks(catalog, names).map(({ path, text }) => [path, readMarkdown(text)]));
  const folder = catalog.output.runbooks;
  const groups = buildAlertGroups(catalog);
  const anchors = new Set(
    [...pages].flatMap(([path, { headings }]) => listAnchors(headings).map((anchor) => `${path}#${anchor}`)),
  );

  it("are an index and a page for each of its groups", () => {
    expect([...pages.keys()]).toEqual([`${folder}/README.md`, ...groups.map(({ id }) => `${folder}/${id}.md`)]);
  });

  it.each(groups)("have the headings of its own alerts on the page $id", ({ id }) => {
    const headings = pages.get(`${folder}/${id}.md`)?.headings ?? [];
    const alerts = headings.filter(({ level }) => level === 2).map(({ title }) => title);
    expect(alerts.sort()).toEqual(listAlerts(id, [catalog]));
  });

  it("are where its rules say", () => {
    const written = new Set(groups.map(({ id }) => `cloudnativepg.${id}`));
    const rules = buildRuleGroups(catalog)
      .filter(({ name }) => written.has(name))
      .flatMap((group) => group.rules);
    expect(rules.length).toBeGreaterThan(0);
    const links = rules.map(({ annotations }) => annotations["runbook"] ?? annotations["runbook_url"] ?? "none");
    const published = `${catalog.monitoring.runbookURL}/`;
    const places = links.map((link) =>
      link.startsWith(published) ? `${folder}/${link.slice(published.length)}` : link,
    );
    expect(places.filter((place) => !anchors.has(place))).toEqual([]);
  });

  it("are listed by the index, each alert once and with a link that leads to it", () => {
    const index = renderRunbooks(catalog, names)[0]?.text ?? "";
    const rows = [...index.matchAll(/^\| \[(\w+)\]\(([^)]*)\) \|/gm)];
    expect(rows.map(([, name]) => name).sort()).toEqual(groups.flatMap(({ id }) => listAlerts(id, [catalog])).sort());
    expect(rows.map(([, , link]) => `${folder}/${link}`).filter((place) => !anchors.has(place))).toEqual([]);
  });
});
