import { describe, expect, it } from "vitest";
import { checkExpression } from "./check-expression.ts";
import { labelScraped } from "./pod-scrape.ts";
import { type Recording, SeriesView } from "./series-view.ts";

function viewWith(recordings: Readonly<Record<string, readonly Recording[]>>): SeriesView {
  return new SeriesView({
    known: {
      added: new Map(),
      recorded: new Set(Object.keys(recordings)),
      customQueries: "all seen",
      environments: [],
    },
    labelsOf: (metric) => labelScraped(metric, { podTargetLabels: [] }),
    recordings: new Map(Object.entries(recordings)),
    demand: "foreign",
  });
}
const messages = (text: string, view: SeriesView) => {
  const checked = checkExpression(text, view);
  return checked.ok ? checked.faults.map(({ message }) => message) : [checked.fault.message];
};

describe("recorded series", () => {
  it("have the labels of what is recorded, and those of the rule", () => {
    const view = viewWith({
      "ns:up:count": [{ expression: "count by (namespace) (cnpg_collector_up)", labels: ["team"] }],
    });
    expect(view.labelsOf("ns:up:count").list()).toEqual(["namespace", "team"]);
    expect(messages('ns:up:count{pod="x"} < 3', view)).toEqual(["no series of `ns:up:count` has the label `pod`"]);
    expect(messages('ns:up:count{team="x"} < 3', view)).toEqual([]);
  });

  it("may be called like metrics, and be recorded from each other or by several rules", () => {
    const view = viewWith({
      cnpg_total: [
        { expression: "sum by (pod) (other:x)", labels: [] },
        { expression: "sum by (namespace) (other:x)", labels: [] },
      ],
      "other:x": [{ expression: "cnpg_backends_waiting_total", labels: [] }],
    });
    expect(messages("cnpg_total > 0", view)).toEqual([]);
    expect(view.labelsOf("cnpg_total").presence("pod")).toBe("some");
    expect(messages('cnpg_total{job="x"}', view)).toHaveLength(1);
  });

  it("have any labels where nobody can tell", () => {
    const view = viewWith({
      "loop:x": [{ expression: "loop:x + 1", labels: [] }],
      "bad:x": [{ expression: "sum(", labels: [] }],
    });
    expect(messages('loop:x{a="b"} + bad:x{c="d"}', view)).toEqual([]);
  });
});
