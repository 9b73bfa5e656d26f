import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { retentionIgnored } from "./retention-ignored.ts";

const find = (spec: string) =>
  findFaults(
    retentionIgnored,
    `{apiVersion: postgresql.cnpg.io/v1, kind: Cluster, metadata: {name: pg}, spec: ${spec}}`,
  );

describe("retention-ignored", () => {
  it("finds a policy that nobody reads", () => {
    const plugins = "plugins: [{name: barman, parameters: {barmanObjectName: store}}]";
    expect(find(`{${plugins}, backup: {retentionPolicy: 30d}}`)).toEqual([
      "spec.backup.retentionPolicy: Cluster pg: `retentionPolicy: 30d` is read for `barmanObjectStore` only, which is not there: no backup is ever deleted by it",
    ]);
    expect(find("{backup: {volumeSnapshot: {}, retentionPolicy: 30d}}")).toHaveLength(1);
  });

  it.each([
    "{backup: {barmanObjectStore: {}, retentionPolicy: 30d}}",
    "{backup: {volumeSnapshot: {}}}",
    '{backup: {retentionPolicy: "${R}"}}',
    "x",
  ])("is silent about %s", (spec) => expect(find(spec)).toEqual([]));
});
