import { parser } from "@prometheus-io/lezer-promql";
import { alertNames, type Catalog } from "@tenantry/tenant-model";
import { describe, expect, it } from "vitest";
import { openTestCatalog, testCatalogs } from "../test-catalog.ts";
import { openVariants } from "../test-variants.ts";
import { buildDashboard, draftRows } from "./build-dashboard.ts";
import type { RowPanel } from "./grafana-model.ts";
import type { Panel } from "./grafana-panels.ts";
import { listDashboardExpressions } from "./list-expressions.ts";
import type { Watch } from "./watch.ts";

const variants = await openVariants();

const isPanel = (panel: Panel | RowPanel): panel is Panel => panel.type !== "row";
const listPanels = (catalog: Catalog) => buildDashboard(catalog).panels.filter(isPanel);
const listExpressions = (catalog: Catalog) => listDashboardExpressions(catalog).map(({ expr }) => expr);

describe.each(variants)("the dashboard of %s", (_, catalog) => {
  const dashboard = buildDashboard(catalog);
  const text = JSON.stringify(dashboard);

  it("gives every panel an id and a title of its own", () => {
    const ids = dashboard.panels.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const titles = dashboard.panels.map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
  });

  it("lays panels out within 24 columns, none over another, none far from the one above", () => {
    const taken = new Map<string, number>();
    let bottom = 0;
    for (const { id, gridPos } of dashboard.panels) {
      const { x, y, w, h } = gridPos;
      expect(x + w).toBeLessThanOrEqual(24);
      expect(y).toBeLessThanOrEqual(bottom);
      for (let column = x; column < x + w; column += 1) {
        for (let line = y; line < y + h; line += 1) {
          expect(taken.get(`${column}/${line}`)).toBeUndefined();
          taken.set(`${column}/${line}`, id);
        }
      }
      bottom = Math.max(bottom, y + h);
    }
  });

  it("asks the data source that was chosen, and nothing else", () => {
    for (const { datasource, targets } of dashboard.panels.filter(isPanel)) {
      expect(targets.length).toBeGreaterThan(0);
      for (const target of [{ datasource }, ...targets]) expect(target.datasource.uid).toBe("${datasource}");
    }
    expect([...text.matchAll(/"uid":"([^"]*)"/g)].map(([, uid]) => uid)).toEqual([
      dashboard.uid,
      ...[...text.matchAll(/"datasource":/g)].map(() => "${datasource}"),
    ]);
  });

  it("has every variable that it uses, and uses every one that it has", () => {
    const used = [...text.matchAll(/\$\{(\w+)/g)].map(([, name]) => name);
    expect([...new Set(used)].sort()).toEqual(dashboard.templating.list.map(({ name }) => name).sort());
    // What else starts with a dollar is Grafana's own, or a group of label_replace.
    const bare = [...text.matchAll(/\$(\w+)/g)].map(([, name = ""]) => name);
    expect([...new Set(bare)].filter((name) => !/^(?:__rate_interval|__all|\d+)$/.test(name))).toEqual([]);
  });

  it("has expressions that are PromQL, with the catalog's own matchers in every selector", () => {
    const expressions = listExpressions(catalog);
    expect(expressions.length).toBeGreaterThan(20);
    for (const expr of expressions) {
      expect(findFault(expr), expr).toBeUndefined();
      for (const selector of expr.match(/\{[^}]*\}/g) ?? []) {
        const isCluster = selector.includes(`namespace="${catalog.cluster.namespace}"`);
        const isDragonfly = selector.includes(`namespace="${catalog.dragonfly?.namespace}"`);
        expect([selector, isCluster || isDragonfly]).toEqual([selector, true]);
        for (const [name, value] of Object.entries(catalog.monitoring.matchLabels)) {
          expect(selector).toContain(`${name}="${value}"`);
        }
      }
    }
  });

  it("says on every panel what it is about", () => {
    for (const { description, title } of dashboard.panels.filter(isPanel)) {
      expect(description.length, title).toBeGreaterThan(15);
    }
  });

  it("is the same every time", () => {
    expect(JSON.stringify(buildDashboard(catalog))).toBe(text);
  });
});

/** Text around the first place that is no PromQL. */
function findFault(expr: string): string | undefined {
  let fault: string | undefined;
  parser.parse(expr).iterate({
    enter: ({ type, from, to }) => {
      if (type.isError) fault ??= expr.slice(Math.max(0, from - 20), to + 20);
    },
  });
  return fault;
}

describe("what a dashboard shows", () => {
  it("is what the catalog has", async () => {
    const rowsOf = async (...open: Parameters<typeof openTestCatalog>) =>
      buildDashboard(await openTestCatalog(...open))
        .panels.filter(({ type }) => type === "row")
        .map(({ title }) => title);
    const all = [
      "Health",
      "Replication",
      "Logical replication",
      "Backups",
      "Connections",
      "Poolers",
      "Storage",
      "Transactions and age",
      "Metrics",
      "Dragonfly",
    ];
    expect(await rowsOf("shop")).toEqual(all);
    expect(await rowsOf("small")).toEqual(["Health", "Connections", "Storage", "Transactions and age", "Metrics"]);
  });

  it("of backups comes from the series of the method", async () => {
    const seriesOf = async (name: "shop" | "legacy") =>
      listExpressions(await openTestCatalog(name)).filter((expr) => expr.includes("backup_timestamp"));
    expect((await seriesOf("shop")).every((expr) => expr.includes("max(barman_cloud_cloudnative_pg_io_last"))).toBe(
      true,
    );
    expect((await seriesOf("legacy")).filter((expr) => expr.includes("barman_cloud"))).toEqual([]);
  });

  it("includes nothing of an archive where there are snapshots alone", () => {
    const [, catalog] = variants.find(([name]) => name.includes("snapshots")) ?? [];
    const expressions = catalog === undefined ? [] : listExpressions(catalog);
    expect(expressions.filter((expr) => expr.includes("first_recoverability_point"))).toHaveLength(1);
    expect(expressions.filter((expr) => expr.includes("archive"))).toEqual([]);
  });

  it("counts the instances that the catalog wants", async () => {
    const titles = listPanels(await openTestCatalog("shop")).map(({ title }) => title);
    expect(titles).toContain("Instances up of 3");
  });

  it("holds each alert, so that a panel shows what woke somebody up", () => {
    const named = new Set<string>();
    const watch: Watch = {
      describe: (text, ...alerts) => {
        for (const alert of alerts) named.add(alert);
        return text;
      },
      limits: () => [],
      floor: () => [],
    };
    for (const [, catalog] of variants) draftRows(catalog, watch);
    expect(alertNames.filter((name) => !named.has(name))).toEqual([]);
  });
});

describe("the size of a dashboard", () => {
  const many = (count: number, quota?: (index: number) => string) =>
    openTestCatalog("legacy", (spec) => {
      spec.tenants = Array.from({ length: count }, (_, index) => ({
        name: `tenant-${String(index).padStart(33, "0")}`,
        ...(quota && { databases: [{ name: `d${String(index).padStart(62, "0")}`, quota: quota(index) }] }),
        direct: 1,
        poolers: [],
      }));
      spec.cluster.parameters = { max_connections: 5000 };
    });

  it("does not grow with tenants: a new one changes nothing", async () => {
    const [few, lots] = [await many(10), await many(1000)].map((catalog) => JSON.stringify(buildDashboard(catalog)));
    expect(lots).toBe(few);
    const more = await openTestCatalog("shop", (spec) => spec.tenants.push({ name: "one-more", owner: "somebody" }));
    expect(buildDashboard(more)).toEqual(buildDashboard(await openTestCatalog("shop")));
  });

  it("stays below 200 KiB where each of 1,000 tenants has long names and a quota", async () => {
    const catalog = await many(1000, (index) => `${1 + (index % 20)}Gi`);
    expect(JSON.stringify(buildDashboard(catalog), null, 2).length).toBeLessThan(200 * 1024);
    // VictoriaMetrics refuses longer queries (`-search.maxQueryLen`).
    for (const expr of listExpressions(catalog)) expect(expr.length).toBeLessThan(16 * 1024);
    const quotas = listPanels(catalog).find(({ title }) => title === "Databases, of their quota");
    expect(quotas?.targets.length).toBeLessThan(10);
  });
});

it.each(testCatalogs)("the list of expressions of %s has one for each target", async (name) => {
  const catalog = await openTestCatalog(name);
  const targets = listPanels(catalog).flatMap((panel) => panel.targets);
  const listed = listDashboardExpressions(catalog).filter(({ panel }) => !panel.startsWith("variable "));
  expect(listed).toHaveLength(targets.length);
});
