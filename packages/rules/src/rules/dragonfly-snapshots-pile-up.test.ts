import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { dragonflySnapshotsPileUp } from "./dragonfly-snapshots-pile-up.ts";

const find = (spec: string) =>
  findFaults(
    dragonflySnapshotsPileUp,
    `{apiVersion: dragonflydb.io/v1alpha1, kind: Dragonfly, metadata: {name: cache, namespace: caches}, spec: ${spec}}`,
  );

describe("dragonfly-snapshots-pile-up", () => {
  const snapshot = 'snapshot: {cron: "0 * * * *", persistentVolumeClaimSpec: {}}';

  it("finds snapshots with the time in their names, which is the default", () => {
    expect(find(`{${snapshot}}`)).toEqual([
      expect.stringContaining("spec.snapshot.cron: Dragonfly cache: each snapshot"),
    ]);
    expect(find(`{${snapshot}, args: ["--dbfilename=dump-{Y}"]}`)).toEqual([expect.stringContaining("spec.args[0]")]);
  });

  it("is silent where they have one name, or go to a bucket", () => {
    expect(find(`{${snapshot}, args: ["--dbfilename=dump"]}`)).toEqual([]);
    expect(find('{snapshot: {cron: "0 * * * *", dir: s3://a}}')).toEqual([]);
  });
});
