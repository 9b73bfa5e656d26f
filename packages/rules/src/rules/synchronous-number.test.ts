import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { findFaults } from "../test-subject.ts";
import { synchronousNumber } from "./synchronous-number.ts";

const judge = (instances: string, synchronous: string) =>
  findFaults(
    synchronousNumber,
    clusterText(`instances: ${instances}\npostgresql: {synchronous: {method: any, ${synchronous}}}`),
  );

describe("synchronous-number", () => {
  it("finds a number that no set of standbys can meet", () => {
    expect(judge("3", "number: 3")).toEqual([
      "spec.postgresql.synchronous.number: Cluster shared: `number: 3`, but `instances: 3` leaves 2 standbys",
    ]);
    expect(judge("1", "number: 1")).toHaveLength(1);
    expect(judge("2", "number: 3, standbyNamesPre: [a]")).toEqual([
      expect.stringContaining("1 named standbys leave 2"),
    ]);
  });

  it("is silent at the boundary, and counts named standbys", () => {
    expect(judge("3", "number: 2")).toEqual([]);
    expect(judge("2", "number: 3, standbyNamesPre: [a], standbyNamesPost: [b]")).toEqual([]);
  });

  it("says nothing about what it cannot count", () => {
    expect(judge("${N}", "number: 3")).toEqual([]);
    expect(judge("1", "number: 1, standbyNamesPre: x")).toEqual([]);
  });
});
