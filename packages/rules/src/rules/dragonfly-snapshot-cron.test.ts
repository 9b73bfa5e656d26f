import { describe, expect, it } from "vitest";
import { findFaults, makeSubject } from "../test-subject.ts";
import { dragonflySnapshotCron } from "./dragonfly-snapshot-cron.ts";

const find = (cron: string) =>
  findFaults(
    dragonflySnapshotCron,
    `{apiVersion: dragonflydb.io/v1alpha1, kind: Dragonfly, metadata: {name: cache}, spec: {snapshot: {cron: ${cron}}}}`,
  );

const help = (cron: string) => {
  const text = `{apiVersion: dragonflydb.io/v1alpha1, kind: Dragonfly, spec: {snapshot: {cron: ${cron}}}}`;
  return [...dragonflySnapshotCron.check(makeSubject(text))][0]?.help;
};

describe("dragonfly-snapshot-cron", () => {
  it.each(['"*/15 * * * *"', '"${CRON}"', "null", '""'])("is silent about %s", (cron) =>
    expect(find(cron)).toEqual([]),
  );

  it("gives the five fields where the second can be left out", () => {
    expect(help('"0 */15 * * * *"')).toBe('leave the second out: `"*/15 * * * *"`');
    expect(help('"0 2 * *"')).toContain("write five fields");
  });

  it("finds six fields and descriptors", () => {
    expect(find('"0 */15 * * * *"')).toEqual([
      'spec.snapshot.cron: Dragonfly cache: the snapshot schedule "0 */15 * * * *" has 6 fields: expected 5 (minute hour day month weekday)',
    ]);
    expect(find('"@hourly"')).toEqual([expect.stringContaining("has one field")]);
  });
});
