import { describe, expect, it } from "vitest";
import { buildAlertGroups } from "./alerts/alerts.ts";
import {
  INSTANCE_TARGET_LABELS,
  matchLabel,
  nameSeriesLabel,
  POOLER_TARGET_LABELS,
  selectCluster,
  selectNamespace,
} from "./scrape-labels.ts";
import { BARMAN, makeCatalog } from "./test-catalog.ts";

describe("labels of series", () => {
  it("are the pod labels with what a label name cannot hold replaced", () => {
    expect(nameSeriesLabel("cnpg.io/poolerName")).toBe("cnpg_io_poolerName");
  });

  it("stand in selectors together with the namespace and the catalog's own matchers", () => {
    const catalog = makeCatalog({ monitoring: { matchLabels: { cluster: "infra" } } });
    expect(selectCluster(catalog)).toBe('{namespace="databases",cnpg_io_cluster="shared",cluster="infra"}');
    expect(selectNamespace(catalog, matchLabel("name", "!=", "x"))).toBe(
      '{namespace="databases",name!="x",cluster="infra"}',
    );
  });

  it("escape what would end a quoted value", () => {
    expect(matchLabel("a", "=", 'b"\\\n')).toBe('a="b\\"\\\\\\n"');
  });
});

describe("alert expressions", () => {
  const catalog = makeCatalog({ backup: BARMAN, monitoring: { matchLabels: { cluster: "infra" } } });
  const expressions = buildAlertGroups(catalog).flatMap(({ alerts }) => alerts.map(({ expr }) => expr));
  const selectors = expressions.flatMap((expr) => expr.match(/\{[^}]*\}/g) ?? []);

  it("name only labels that a scrape sets", () => {
    const scraped = [...INSTANCE_TARGET_LABELS, ...POOLER_TARGET_LABELS].map(nameSeriesLabel);
    // The scraper's own, the metrics' own, kubelet's, kube-state-metrics', and the catalog's matcher.
    const others = ["namespace", "database", "usename", "name", "persistentvolumeclaim", "deployment", "cluster"];
    const named = selectors.flatMap((text) => [...text.matchAll(/[{,](\w+)[=!]/g)].map(([, label]) => label));
    expect(named.length).toBeGreaterThan(30);
    expect([...new Set(named)].filter((label) => ![...scraped, ...others].includes(label ?? ""))).toEqual([]);
  });

  it("hold the catalog's matchers in every selector", () => {
    expect(selectors.filter((text) => !text.includes('cluster="infra"'))).toEqual([]);
  });
});
