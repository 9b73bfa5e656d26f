import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { dragonflySnapshotCron } from "./dragonfly-snapshot-cron.ts";

const find = (cron: string) =>
  findFaults(
    dragonflySnapshotCron,
    `{apiVersion: dragonflydb.io/v1alpha1, kind: Dragonfly, metadata: {name: cache}, spec: {snapshot: {cron: ${cron}}}}`,
  );

describe("dragonfly-snapshot-cron", () => {
  it.each(['"*/15 * * * *"', '"${CRON}"', "null", '""'])("is silent about %s", (cron) =>
    expect(find(cron)).toEqual([]),
  );

  it("finds six fields and descriptors", () => {
    expect(find('"0 */15 * * * *"')).toEqual([
      'spec.snapshot.cron: Dragonfly cache: the snapshot schedule "0 */15 * * * *" has 6 fields: expected 5 (minute hour day month weekday)',
    ]);
    expect(find('"@hourly"')).toEqual([expect.stringContaining("has one field")]);
  });
});
