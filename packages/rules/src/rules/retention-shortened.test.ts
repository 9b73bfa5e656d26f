import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { findFaults } from "../test-subject.ts";
import { retentionShortened as rule } from "./retention-shortened.ts";

const cluster = (policy: string) => clusterText(`backup: {barmanObjectStore: {destinationPath: "s3://b"}${policy}}`);
const store = (policy: string) =>
  `apiVersion: barmancloud.cnpg.io/v1\nkind: ObjectStore\nmetadata: {name: s}\nspec: {configuration: {}${policy}}\n`;
const keep = (policy: string) => `, retentionPolicy: ${policy}`;
const judge = (before: string, now: string) => findFaults(rule, now, { committed: before });

describe("retention-shortened", () => {
  it("finds a shorter one on both kinds, over units", () => {
    expect(judge(cluster(keep("30d")), cluster(keep("3d")))).toEqual([
      expect.stringContaining(
        "spec.backup.retentionPolicy: Cluster shared: backups older than 3d are deleted now, and it was 30d",
      ),
    ]);
    expect(judge(store(keep("1m")), store(keep("27d")))).toHaveLength(1);
    expect(judge(store(keep("2w")), store(keep("13d")))).toHaveLength(1);
  });

  it("finds the first one: everything was kept before", () => {
    expect(judge(store(""), store(keep("90d")))).toEqual([
      expect.stringContaining("no backup was ever deleted before"),
    ]);
  });

  it("is silent where it may be as long, is longer or gone, or cannot be read", () => {
    expect(judge(store(keep("1m")), store(keep("28d")))).toEqual([]);
    expect(judge(store(keep("30d")), store(keep("1m")))).toEqual([]);
    expect(judge(store(keep("30d")), store(""))).toEqual([]);
    expect(judge(store(keep('"${KEEP}"')), store(keep("3d")))).toEqual([]);
    expect(judge(store(keep("30d")), store(keep('"${KEEP}"')))).toEqual([]);
  });

  it("leaves a Cluster without an object store of its own to retention-ignored", () => {
    expect(judge(clusterText("backup: {retentionPolicy: 30d}"), clusterText("backup: {retentionPolicy: 3d}"))).toEqual(
      [],
    );
  });
});
