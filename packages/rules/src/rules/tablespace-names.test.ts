import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { findFaults } from "../test-subject.ts";
import { tablespaceNames } from "./tablespace-names.ts";

const judge = (...names: string[]) =>
  findFaults(tablespaceNames, clusterText(`tablespaces: ${JSON.stringify(names.map((name) => ({ name })))}`));

describe("tablespace-names", () => {
  it("finds twins whatever their case", () => {
    expect(judge("hot", "Hot")).toEqual([
      'spec.tablespaces[1].name: Cluster shared: the tablespace "Hot" is there twice: PostgreSQL ignores case in names',
    ]);
  });

  it("finds names that PostgreSQL refuses", () => {
    expect(judge("pg_hot", "1hot", "my-space", "a".repeat(64))).toHaveLength(4);
    expect(judge("hot", "_hot", "Hot2$", "a".repeat(63))).toEqual([]);
  });

  it("finds names that become the same volume", () => {
    expect(judge("hot_1", "hot$1")).toEqual([expect.stringContaining("`tbs-hot-1`")]);
    expect(judge("_a", "1a")).toHaveLength(2);
  });

  it("says nothing about placeholders and what is no name", () => {
    expect(judge("${A}", "${A}")).toEqual([]);
    expect(findFaults(tablespaceNames, clusterText("tablespaces: [1, null, {name: 5}]"))).toEqual([]);
  });
});
