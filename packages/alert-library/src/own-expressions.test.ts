import type { Catalog } from "@tenantry/tenant-model";
import { describe, expect, it } from "vitest";
import { listDashboardExpressions } from "./dashboard/list-expressions.ts";
import { extractMetricNames } from "./metrics/extract-metric-names.ts";
import {
  checkExpression,
  checkTemplate,
  findRangeFault,
  listSelectors,
  parseExpression,
  viewCatalog,
} from "./promql/index.ts";
import { type AlertingRule, buildRuleGroups } from "./rule-groups.ts";
import { openTestCatalog, testCatalogs } from "./test-catalog.ts";

const VERSIONS = ["1.27", "1.28", "1.29", "1.30"];
const IMAGES = [13, 14, 16, 17, 18].map((major) => `ghcr.io/cloudnative-pg/postgresql:${major}.1`);
const STORE = {
  bucket: "backups",
  endpointURL: "https://s3.example.org",
  credentials: { secret: { key: "backup" } },
};
const BACKUPS = {
  none: { reason: "a test" },
  plugin: STORE,
  barmanObjectStore: STORE,
  volumeSnapshot: { className: "snapshots" },
};

/** Every test catalog with every version, PostgreSQL and method of backup that it may have. */
const catalogs: { readonly name: string; readonly catalog: Catalog }[] = [];
for (const name of testCatalogs) {
  for (const [method, options] of Object.entries(BACKUPS)) {
    for (const cloudNativePG of VERSIONS) catalogs.push(await vary({ name, method, options, cloudNativePG }));
    for (const image of IMAGES) catalogs.push(await vary({ name, method, options, image }));
  }
}

async function vary({
  name,
  method,
  options,
  cloudNativePG,
  image,
}: {
  readonly name: (typeof testCatalogs)[number];
  readonly method: string;
  readonly options: object;
  readonly cloudNativePG?: string;
  readonly image?: string;
}): Promise<{ readonly name: string; readonly catalog: Catalog }> {
  const catalog = await openTestCatalog(name, (spec) => {
    const schedule = method === "none" ? {} : { schedule: spec.backup.schedule ?? "0 0 2 * * *" };
    if (spec.backup.method !== method) spec.backup = { method, ...schedule, ...options };
    // Without a standby to snapshot somebody has to say that the primary may stop for it.
    if (method === "volumeSnapshot" && spec.cluster.instances === 1) spec.backup.target = "primary";
    if (cloudNativePG !== undefined) spec.versions = { ...spec.versions, cloudNativePG };
    if (image !== undefined) spec.cluster.image = image;
  });
  return { name: `${name} with ${method}, ${cloudNativePG ?? image}`, catalog };
}

const rulesOf = (catalog: Catalog): AlertingRule[] => buildRuleGroups(catalog).flatMap(({ rules }) => [...rules]);

/** Faults of every rule of every catalog, as `<catalog>: <alert>: <fault>`. */
function faultsOfAll(judge: (rule: AlertingRule, catalog: Catalog) => readonly string[]): string[] {
  return catalogs.flatMap(({ name, catalog }) =>
    rulesOf(catalog).flatMap((rule) => judge(rule, catalog).map((fault) => `${name}: ${rule.alert}: ${fault}`)),
  );
}

describe("the dashboard of every catalog", () => {
  it("asks for nothing that is not there, and names lines only by labels that a result has", () => {
    const faults = catalogs.flatMap(({ name, catalog }) => {
      const view = viewCatalog(catalog);
      const expressions = listDashboardExpressions(catalog);
      expect(expressions.length, name).toBeGreaterThan(20);
      return expressions.flatMap(({ panel, expr, legend }) => {
        const checked = checkExpression(expr, view);
        if (!checked.ok) return [`${name}: ${panel}: ${checked.fault.message}`];
        // A legend is a template of Grafana's own: {{label}}.
        const texts = (legend ?? "")
          .replaceAll(/\{\{\s*(\w+)\s*\}\}/g, "{{ $labels.$1 }}")
          .replaceAll(/\{\{ \$labels\.names \}\}/g, "");
        const found = [...checked.faults, ...checkTemplate(texts, checked.labels, "own")];
        return found.map(({ message }) => `${name}: ${panel}: ${message}`);
      });
    });
    expect([...new Set(faults)]).toEqual([]);
  });
});

describe("the alerts of every catalog", () => {
  it("are there", () => {
    for (const { name, catalog } of catalogs) expect(rulesOf(catalog).length, name).toBeGreaterThan(4);
  });

  it("ask for nothing that is not there, and show no label that a result lacks", () => {
    const views = new Map(catalogs.map(({ catalog }) => [catalog, viewCatalog(catalog)]));
    const faults = faultsOfAll((rule, catalog) => {
      const view = views.get(catalog);
      const checked = view && checkExpression(rule.expr, view);
      if (!checked?.ok) return [checked?.fault.message ?? "no view"];
      const texts = [...Object.values(rule.annotations), ...Object.values(rule.labels)];
      const inTexts = texts.flatMap((text) => checkTemplate(text, checked.labels, "own"));
      return [...checked.faults, ...inTexts].map(({ message }) => message);
    });
    expect(faults).toEqual([]);
  });

  it("have ranges where PromQL wants them", () => {
    const faults = faultsOfAll(({ expr }) => {
      const parsed = parseExpression(expr);
      const fault = parsed.ok ? findRangeFault(parsed.expression) : parsed.fault;
      return fault === undefined ? [] : [fault.message];
    });
    expect(faults).toEqual([]);
  });

  it("name the metrics that rules find without the parser", () => {
    const faults = faultsOfAll(({ expr }) => {
      const parsed = parseExpression(expr);
      const selectors = parsed.ok ? listSelectors(parsed.expression) : [];
      const names = new Set(selectors.map(({ metric }) => metric?.name ?? "a selector without a name"));
      const extracted = extractMetricNames(expr);
      return [...names, ...extracted].filter((name) => !names.has(name) || !extracted.has(name));
    });
    expect(faults).toEqual([]);
  });
});
