import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { inTreeBackupDeprecated } from "./in-tree-backup-deprecated.ts";

const find = (spec: string) =>
  findFaults(
    inTreeBackupDeprecated,
    `apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: {name: a}\nspec: ${spec}\n`,
  );

describe("in-tree-backup-deprecated", () => {
  it("finds an object store of the operator's own", () => {
    expect(find("{backup: {barmanObjectStore: {destinationPath: 's3://b/'}}}")).toEqual([
      expect.stringContaining("spec.backup.barmanObjectStore: Cluster a: `backup.barmanObjectStore` is deprecated"),
    ]);
  });

  it("finds a source of recovery, as the webhook does", () => {
    const clusters = "[{name: b, plugin: {name: x}}, {name: c, barmanObjectStore: {}}, d, {barmanObjectStore: null}]";
    expect(find(`{externalClusters: ${clusters}}`)).toEqual([
      expect.stringContaining("spec.externalClusters[1].barmanObjectStore: Cluster a: recovery by"),
    ]);
  });

  it("is silent about the plugin and volume snapshots", () => {
    expect(find("{plugins: [{name: barman-cloud.cloudnative-pg.io, isWALArchiver: true}]}")).toEqual([]);
    expect(find("{backup: {volumeSnapshot: {className: c}}}")).toEqual([]);
  });
});
