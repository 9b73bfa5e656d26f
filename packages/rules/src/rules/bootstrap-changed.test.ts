import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { findFaults } from "../test-subject.ts";
import { bootstrapChanged as rule } from "./bootstrap-changed.ts";

const judge = (before: string, now: string) => findFaults(rule, clusterText(now), { committed: clusterText(before) });

describe("bootstrap-changed", () => {
  it("finds a bootstrap that changes, or comes after the start", () => {
    expect(
      judge("bootstrap: {initdb: {database: a, owner: a}}", "bootstrap: {initdb: {database: b, owner: a}}"),
    ).toEqual([
      expect.stringContaining("spec.bootstrap: Cluster shared: `bootstrap` changes, and nothing follows from it"),
    ]);
    expect(judge("instances: 1", "bootstrap: {recovery: {source: x}}")).toHaveLength(1);
    expect(
      judge("bootstrap: {initdb: {postInitSQL: [a, b]}}", "bootstrap: {initdb: {postInitSQL: [b, a]}}"),
    ).toHaveLength(1);
  });

  it("is silent where it is removed, written in another order, or names another Secret", () => {
    expect(judge("bootstrap: {recovery: {source: x}}", "instances: 1")).toEqual([]);
    expect(
      judge(
        "bootstrap: {initdb: {database: a, owner: b}}",
        "instances: 1\nbootstrap: {initdb: {owner: b, database: a}}",
      ),
    ).toEqual([]);
    expect(judge("bootstrap: {initdb: {secret: {name: a}}}", "bootstrap: {initdb: {secret: {name: b}}}")).toEqual([]);
  });
});
