import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { findFaults } from "../test-subject.ts";
import { bootstrapMethods } from "./bootstrap-methods.ts";

const judge = (bootstrap: string) => findFaults(bootstrapMethods, clusterText(`bootstrap: ${bootstrap}`));

describe("bootstrap-methods", () => {
  it("finds two ways at once", () => {
    expect(judge("{initdb: {}, recovery: {source: a}}")).toEqual([
      "spec.bootstrap.recovery: Cluster shared: `bootstrap` has `initdb` and `recovery`: expected one of them",
    ]);
  });

  it("is silent about one, and about what is null", () => {
    expect(["{initdb: {}}", "{initdb: null, recovery: {source: a}}", "{}", "text"].flatMap(judge)).toEqual([]);
  });
});
