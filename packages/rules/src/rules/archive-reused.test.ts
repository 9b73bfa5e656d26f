import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { archiveReused as rule } from "./archive-reused.ts";

const cluster = (name: string, server: string, more = "", annotations = "") =>
  `apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: {name: ${name}, namespace: x${annotations}}\nspec: {backup: {barmanObjectStore: {destinationPath: "s3://b/", serverName: ${server}}}${more}}\n---\n`;
const judge = (before: string, now: string) => findFaults(rule, now, { committed: before });

describe("archive-reused", () => {
  it("finds a new Cluster in the folder of one that is gone", () => {
    expect(judge(cluster("a", "a"), cluster("b", "a"))).toEqual([
      expect.stringContaining(
        "spec.backup.barmanObjectStore.destinationPath: Cluster b: it is new and archives into s3://b/a",
      ),
    ]);
  });

  it("finds it through an ObjectStore too", () => {
    const store =
      'apiVersion: barmancloud.cnpg.io/v1\nkind: ObjectStore\nmetadata: {name: s, namespace: x}\nspec: {configuration: {destinationPath: "s3://b"}}\n---\n';
    const plugin = (name: string) =>
      `${store}apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: {name: ${name}, namespace: x}\nspec: {plugins: [{name: p, parameters: {barmanObjectName: s, serverName: one}}]}\n`;
    expect(judge(plugin("a"), plugin("b"))).toHaveLength(1);
  });

  it("is silent about a folder of its own, an old Cluster, and one that may share it", () => {
    expect(judge(cluster("a", "a"), cluster("b", "b"))).toEqual([]);
    expect(judge(cluster("a", "a"), cluster("a", "a", ", instances: 2"))).toEqual([]);
    const skips = ", annotations: {cnpg.io/skipEmptyWalArchiveCheck: enabled}";
    expect(judge(cluster("a", "a"), cluster("b", "a", "", skips))).toEqual([]);
  });

  it("leaves to archive-shared what is wrong without the past", () => {
    expect(judge(cluster("a", "a"), cluster("a", "a") + cluster("b", "a"))).toEqual([]);
    const source =
      ', bootstrap: {recovery: {source: old}}, externalClusters: [{name: old, barmanObjectStore: {destinationPath: "s3://b", serverName: a}}]';
    expect(judge(cluster("a", "a"), cluster("b", "a", source))).toEqual([]);
  });
});
