import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { openTestCatalog } from "../test-catalog.ts";
import { listCustomMetrics } from "./custom-metrics.ts";
import { listQueries } from "./monitoring-queries.ts";
import { readCustomQueries } from "./read-custom-queries.ts";

const read = (text: string) => readCustomQueries(text)?.map(({ name, type, labels }) => `${type} ${name}{${labels}}`);

describe("readCustomQueries", () => {
  it("names series as the exporter does", () => {
    expect(
      read(`
orders:
  query: SELECT 1
  metrics:
    - region: {usage: LABEL, name: other, description: keeps the column's name}
    - open: {usage: GAUGE}
    - seen: {usage: COUNTER, name: seen_total}
    - wait: {usage: DURATION}
    - state: {usage: MAPPEDMETRIC, metric_mapping: {a: 1}}
    - id: {usage: DISCARD}
    - size: {usage: HISTOGRAM}
renamed:
  name: shipments
  metrics: [{late: {usage: GAUGE}}]
`),
    ).toEqual([
      "gauge cnpg_orders_open{region}",
      "counter cnpg_orders_seen_total{region}",
      "gauge cnpg_orders_wait_milliseconds{region}",
      "gauge cnpg_orders_state{region}",
      "histogram cnpg_orders_size_bucket{region,le}",
      "histogram cnpg_orders_size_sum{region}",
      "histogram cnpg_orders_size_count{region}",
      "gauge cnpg_shipments_late{}",
    ]);
  });

  it("reads on which PostgreSQL and which instance a query runs", () => {
    const [a, b, c] =
      readCustomQueries(`
a: {runonserver: ">=17.0.0", primary: true, metrics: [{x: {usage: GAUGE}}]}
b: {runonserver: "<17.0.0", master: true, metrics: [{x: {usage: GAUGE}}]}
c: {runonserver: ">=11.0.0 <=15.0.0", metrics: [{x: {usage: GAUGE}}]}
`) ?? [];
    expect(a).toMatchObject({ postgres: { since: 17 }, primary: "only" });
    expect(b).toMatchObject({ postgres: { until: 16 }, primary: "only" });
    expect(c?.postgres ?? c?.primary).toBeUndefined();
  });

  it("follows merge keys, as the exporter does", () => {
    expect(read("a: &a {query: x, metrics: [{y: {usage: GAUGE}}]}\nb:\n  <<: *a\n  query: z\n")).toEqual([
      "gauge cnpg_a_y{}",
      "gauge cnpg_b_y{}",
    ]);
  });

  it("gives up on what the exporter could not read either", () => {
    for (const text of ["a: [", "- a", "a: |\n  query: x\n", "a: {query: x}"]) {
      expect(readCustomQueries(text), text).toBeUndefined();
    }
    expect(readCustomQueries("")).toEqual([]);
  });
});

it("a catalog's own queries make the metrics that alerts may ask for", async () => {
  const catalog = await openTestCatalog("shop");
  const metrics = [...listCustomMetrics(catalog).values()];
  expect(readCustomQueries(stringify(listQueries(catalog)))).toEqual(metrics);
  expect(metrics.map(({ name }) => name)).toContain("cnpg_role_connections_used");
});
