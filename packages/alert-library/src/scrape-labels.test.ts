import { describe, expect, it } from "vitest";
import { buildAlertGroups } from "./alert-groups.ts";
import { matchLabel, nameSeriesLabel, selectCluster, selectNamespace } from "./scrape-labels.ts";
import { openTestCatalog } from "./test-catalog.ts";

const legacy = await openTestCatalog("legacy");

describe("labels of series", () => {
  it("are the pod labels with what a label name cannot hold replaced", () => {
    expect(nameSeriesLabel("cnpg.io/poolerName")).toBe("cnpg_io_poolerName");
  });

  it("stand in selectors together with the namespace and the catalog's own matchers", () => {
    expect(selectCluster(legacy)).toBe('{namespace="cnpg-system",cnpg_io_cluster="shared-postgres",cluster="infra"}');
    expect(selectNamespace(legacy, matchLabel("name", "!=", "x"))).toBe(
      '{namespace="cnpg-system",name!="x",cluster="infra"}',
    );
  });

  it("escape what would end a quoted value", () => {
    expect(matchLabel("a", "=", 'b"\\\n')).toBe('a="b\\"\\\\\\n"');
  });
});

it("every selector of every alert holds the catalog's matchers", () => {
  const expressions = buildAlertGroups(legacy).flatMap(({ alerts }) => alerts.map(({ expr }) => expr));
  const selectors = expressions.flatMap((expr) => expr.match(/\{[^}]*\}/g) ?? []);
  expect(selectors.length).toBeGreaterThan(10);
  expect(selectors.filter((text) => !text.includes('cluster="infra"'))).toEqual([]);
});
