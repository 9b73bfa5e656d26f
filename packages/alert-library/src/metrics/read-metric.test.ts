import { describe, expect, it } from "vitest";
import { printFamilies } from "../../metrics/print-families.mjs";
import { readMetric } from "../../metrics/read-metric.mjs";

const FACT = {
  name: "cnpg_a",
  type: "gauge",
  labels: ["value"],
  source: "pkg/management/postgres/webserver/metricserver/pg_collector.go:160",
  notes: "",
  since: "<=v1.27.0",
  removed: null,
};
const read = (change: Partial<typeof FACT>) => readMetric({ ...FACT, ...change });

describe("the tool that makes the catalogue", () => {
  it("takes prose apart", () => {
    expect(read({ notes: "label value one of ready,done" }).metric).toMatchObject({
      exporter: "instance",
      values: { value: ["ready", "done"] },
    });
    expect(read({ notes: "PG14-17 only (not exposed on PG18+)" }).metric.postgres).toEqual({ since: 14, until: 17 });
    expect(read({ since: "v1.28.0 (absent at v1.27.4)" }).metric.since).toBe("1.28.0");
    expect(read({ source: "config/manager/default-monitoring.yaml query backends" }).metric.query).toBe("backends");
  });

  it("says which text it does not know, and loses none", () => {
    expect(read({ notes: "only on Tuesdays" }).faults).toEqual([
      'cnpg_a: no pattern of metrics/read-metric.mjs knows the note "only on Tuesdays"',
    ]);
    expect(read({ notes: "label value one of ready,done or so" }).faults).toHaveLength(1);
    expect(read({ since: "soon", source: "hearsay", type: "summary" }).faults).toHaveLength(3);
    expect(read({}).faults).toEqual([]);
  });

  it("writes metrics that differ in name only as one entry", () => {
    const [a, b] = ["cnpg_x_a", "cnpg_x_b"].map((name) => read({ name }).metric);
    const c = read({ name: "cnpg_x_c", labels: [] }).metric;
    const lines = printFamilies([a, b, c].filter((metric) => metric !== undefined)).split("\n");
    expect(lines.filter((line) => line.startsWith("  {"))).toEqual([
      expect.stringContaining('{"prefix":"cnpg_x_","names":"a b","type":"gauge"'),
      expect.stringContaining('{"names":"cnpg_x_c"'),
    ]);
  });
});
