import { expect, it } from "vitest";
import { parse } from "yaml";
import { listObjects, makeCatalog } from "../test-catalog.ts";
import { buildMonitoringConfigMap } from "./monitoring-config-map.ts";

const [configMap] = listObjects(buildMonitoringConfigMap(makeCatalog()));
const queries: Record<string, { query: string; metrics: Record<string, { usage: string }>[] }> = parse(
  configMap.data.queries,
);

it("is read again by CNPG when it changes", () => {
  expect(configMap.metadata).toMatchObject({ name: "shared-monitoring", labels: { "cnpg.io/reload": "true" } });
});

it("exports how much of its limit each role and each database uses", () => {
  expect(Object.keys(queries)).toEqual(["role_connections", "database_connections"]);
});

it("describes every column of every query, and no other", () => {
  for (const { query, metrics } of Object.values(queries)) {
    const selected = /^SELECT (.*)$/m.exec(query)?.[1]?.split(", ") ?? [];
    expect(metrics.map((metric) => Object.keys(metric)[0])).toEqual(selected.map((column) => /\w+$/.exec(column)?.[0]));
    expect(metrics.map((metric) => Object.values(metric)[0]?.usage)).toEqual(["LABEL", "GAUGE", "GAUGE"]);
  }
});
