import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { dragonflySnapshotPlace } from "./dragonfly-snapshot-place.ts";

const find = (spec: string) =>
  findFaults(
    dragonflySnapshotPlace,
    `{apiVersion: dragonflydb.io/v1alpha1, kind: Dragonfly, metadata: {name: cache, namespace: caches}, spec: ${spec}}`,
  );

describe("dragonfly-snapshot-place", () => {
  it("finds a schedule without a place", () => {
    expect(find('{snapshot: {cron: "0 * * * *"}}')).toEqual([
      "spec.snapshot.cron: Dragonfly cache: a snapshot schedule without a place: the operator refuses it, and changes nothing any more",
    ]);
  });

  it("finds two volumes", () => {
    expect(find("{snapshot: {persistentVolumeClaimSpec: {}, existingPersistentVolumeClaimName: a}}")).toHaveLength(1);
  });

  it("finds a folder that no volume is mounted at", () => {
    expect(find('{snapshot: {cron: "0 * * * *", dir: /data}}')).toEqual([
      "spec.snapshot.dir: Dragonfly cache: `dir` /data is a folder of the container: a snapshot ends with its pod",
    ]);
    expect(find("{snapshot: {cron: x, dir: /data}, additionalContainers: [{name: dragonfly}]}")).toEqual([]);
  });

  it.each([
    ...["{}", "{dir: /data}", "{cron: x, dir: s3://a}", "{cron: x, dir: gs://a}", '{cron: x, dir: "${BUCKET}"}'],
    ...["{cron: x, persistentVolumeClaimSpec: {}}", "{cron: x, dir: /data, existingPersistentVolumeClaimName: a}"],
  ])("is silent about %s", (snapshot) => expect(find(`{snapshot: ${snapshot}}`)).toEqual([]));
});
