import { describe, expect, it } from "vitest";
import { poolerLabels, selects } from "./selectors.ts";

const labels = { app: "a", tier: "db" };
const expression = (key: string, operator: string, values?: string[]) => ({
  matchExpressions: [{ key, operator, values }],
});

describe("selects", () => {
  it.each([
    [{}, true],
    [{ matchLabels: { app: "a" } }, true],
    [{ matchLabels: { app: "b" } }, false],
    [{ matchLabels: { other: "x" } }, false],
    [expression("app", "In", ["a", "b"]), true],
    [expression("app", "NotIn", ["a"]), false],
    [expression("other", "NotIn", ["a"]), true],
    [expression("app", "Exists"), true],
    [expression("app", "DoesNotExist"), false],
    [undefined, false],
  ])("judges %j as %s", (selector, expected) => expect(selects(selector, labels)).toBe(expected));

  it("takes unknown labels as met where there may be more", () => {
    expect(selects({ matchLabels: { other: "x" } }, labels, { open: true })).toBe(true);
    expect(selects({ matchLabels: { other: "x", app: "b" } }, labels, { open: true })).toBe(false);
  });
});

describe("poolerLabels", () => {
  it("are the template's and the operator's, which win", () => {
    const template = { metadata: { labels: { app: "x", "cnpg.io/poolerName": "y", n: 1 } } };
    expect(poolerLabels({ metadata: { name: "p" }, spec: { cluster: { name: "c" }, template } })).toEqual({
      app: "x",
      "cnpg.io/poolerName": "p",
      "cnpg.io/cluster": "c",
      "cnpg.io/podRole": "pooler",
    });
  });
});
