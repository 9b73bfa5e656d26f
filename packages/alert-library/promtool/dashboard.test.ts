import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Catalog } from "@tenantry/tenant-model";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { listDashboardExpressions } from "../src/dashboard/list-expressions.ts";
import { openVariants } from "../src/test-variants.ts";
import { listPlausibleSeries } from "./plausible-series.ts";
import { Prometheus, type Sample } from "./run-prometheus.ts";
import { runPromtool } from "./run-promtool.ts";
import { NOW, printOpenMetrics, type Series } from "./series.ts";

/** All in one store, told apart as two Kubernetes clusters in one store are. */
const variants = (await openVariants()).map(([name, catalog]) => [name, putInStore(catalog, name)] as const);
const [, shop] = variants[0] ?? [];
let folder = "";
let prometheus: Prometheus;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "dashboard-"));
  const series = variants.flatMap(([, catalog]) => [...listPlausibleSeries(catalog), ...listForeignSeries(catalog)]);
  if (shop !== undefined) series.push(...listFencedSeries(putInStore(shop, "fenced")));
  writeFileSync(join(folder, "series.om"), printOpenMetrics(series));
  const made = runPromtool(["tsdb", "create-blocks-from", "openmetrics", "series.om", "data"], folder);
  if (!made.passed) throw new Error(made.output);
  prometheus = await Prometheus.start(folder);
});

afterAll(() => {
  prometheus?.stop();
  rmSync(folder, { recursive: true, force: true });
});

function putInStore(catalog: Catalog, store: string): Catalog {
  const matchLabels = { ...catalog.monitoring.matchLabels, store };
  return { ...catalog, monitoring: { ...catalog.monitoring, matchLabels } };
}

/** The primary is fenced: its exporter answers, PostgreSQL does not. */
function listFencedSeries(catalog: Catalog): Series[] {
  return listPlausibleSeries(catalog).flatMap((series) => {
    if (series.labels["cnpg_io_instanceRole"] !== "primary") return [series];
    if (series.name === "cnpg_collector_fencing_on") return [{ ...series, value: 1 }];
    return series.name.startsWith("cnpg_collector_") ? [series] : [];
  });
}

/** A second cluster in the namespace, and the same one in another Kubernetes cluster; all their pods are called so. */
function listForeignSeries(catalog: Catalog): Series[] {
  const rename = (series: Series, changes: Series["labels"]): Series => ({
    ...series,
    labels: {
      ...Object.fromEntries(Object.entries(series.labels).map(([label, text]) => [label, renameValue(label, text)])),
      ...changes,
    },
  });
  return listPlausibleSeries(catalog).flatMap((series) => [
    ...("cnpg_io_cluster" in series.labels ? [rename(series, { cnpg_io_cluster: "foreign" })] : []),
    rename(series, { store: `foreign ${series.labels["store"]}` }),
  ]);
}

function renameValue(label: string, text: string): string {
  return ["pod", "rolname", "datname", "application_name", "slot_name"].includes(label) ? `foreign-${text}` : text;
}

describe.each(variants)("the dashboard of %s", (name, catalog) => {
  const expressions = listDashboardExpressions(catalog);

  it("has expressions that promtool takes", () => {
    const rules = expressions.map(({ expr }, index) => ({ record: `dashboard:expression_${index}`, expr }));
    const file = `${name.replaceAll(" ", "-")}.rules.yaml`;
    writeFileSync(join(folder, file), stringify({ groups: [{ name: "dashboard", rules }] }));
    const { passed, output } = runPromtool(["check", "rules", file], folder);
    expect(passed, output).toBe(true);
  });

  it("shows something of a healthy cluster in every panel, nothing of others, and no two lines of one name", async () => {
    const faults = await Promise.all(
      expressions.map(async ({ panel, expr, legend = "" }) => {
        const fault = findFault(await prometheus.query(expr, NOW), legend);
        return fault === undefined ? [] : [{ panel, fault, expr }];
      }),
    );
    expect(faults.flat()).toEqual([]);
  });
});

function findFault(samples: readonly Sample[], legend: string): string | undefined {
  if (samples.length === 0) return "shows nothing";
  if (samples.some(({ value }) => !Number.isFinite(value))) return "shows what is no number";
  if (JSON.stringify(samples).includes("foreign")) return "shows another cluster";
  const named = [...legend.matchAll(/\{\{(\w+)\}\}/g)].map(([, label = ""]) => label);
  const missing = named.find((label) => samples.some(({ metric }) => !metric[label]));
  if (missing !== undefined) return `has no label ${missing}`;
  const names = samples.map(({ metric }) => named.map((label) => metric[label]).join(" "));
  return new Set(names).size < names.length ? `has several lines called ${legend}` : undefined;
}

describe("what a dashboard says", () => {
  const ask = async (store: string, panel: string): Promise<readonly Sample[]> => {
    const expressions = shop === undefined ? [] : listDashboardExpressions(putInStore(shop, store));
    const { expr = "" } = expressions.find((it) => it.panel === panel) ?? {};
    return prometheus.query(expr, NOW);
  };
  const byPod = async (...question: Parameters<typeof ask>) =>
    (await ask(...question)).map(({ metric, value }) => [metric["pod"], value]).sort();

  it("is who the primary is, and nothing else where all is well", async () => {
    expect(await byPod("shop", "Health: Primary")).toEqual([["shop-postgres-1", 0]]);
  });

  it("is that nothing is up where nothing answers", async () => {
    expect(await byPod("gone", "Health: Instances up of 3")).toEqual([[undefined, 0]]);
    expect(await byPod("gone", "Health: Primary")).toEqual([["none", 1]]);
    expect(await byPod("gone", "Poolers: Pooler pods up")).toEqual([[undefined, 0]]);
  });

  it("is which instance is fenced, and that there is no primary", async () => {
    expect(await byPod("fenced", "Health: Instances up of 3")).toEqual([[undefined, 2]]);
    expect(await byPod("fenced", "Health: Primary")).toEqual([["none", 1]]);
    expect(await byPod("fenced", "Health: Role of each instance")).toEqual([
      ["shop-postgres-1", 2],
      ["shop-postgres-2", 1],
      ["shop-postgres-3", 1],
    ]);
  });

  it("is each tenant by its name, with its roles and databases", async () => {
    const choices = (await ask("shop", "variable tenant")).map(({ metric }) => [metric["tenant"], metric["names"]]);
    expect(choices.sort()).toEqual([
      ["billing-eu", "billing_eu"],
      ["blog", "blog|blog_drafts"],
      ["reports", "reporting|warehouse"],
      ["web", "web"],
    ]);
  });

  it("is how much of its quota each database has", async () => {
    const shares = (await ask("shop", "Storage: Databases, of their quota")).map(({ metric, value }) => {
      return [metric["datname"], Math.round(1e9 / value / 2 ** 30)];
    });
    expect(shares.sort()).toEqual([
      ["billing_eu", 20],
      ["warehouse", 50],
      ["web", 20],
    ]);
  });
});
