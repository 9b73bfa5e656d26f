import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { snapshotDeadlineAnnotation } from "./snapshot-deadline-annotation.ts";

const judge = (value: string, kind = "Backup") =>
  findFaults(
    snapshotDeadlineAnnotation,
    `{apiVersion: postgresql.cnpg.io/v1, kind: ${kind}, metadata: {name: b, annotations: {cnpg.io/volumeSnapshotDeadline: ${value}}}}`,
  );

describe("snapshot-deadline-annotation", () => {
  it("finds what is no whole number", () => {
    for (const value of ["10m", '"1.5"', '" 10"'])
      expect(judge(value)).toEqual([expect.stringContaining("volumeSnapshotDeadline")]);
  });

  it("finds it on a ScheduledBackup, whose Backups inherit it", () => {
    expect(judge("10m", "ScheduledBackup")).toEqual([expect.stringContaining("every Backup that it makes is refused")]);
    expect(judge("10m", "Cluster")).toEqual([]);
  });

  it("is silent about whole numbers, nothing, placeholders and other types", () => {
    for (const value of ['"10"', '""', '"${X}"', "10"]) expect(judge(value)).toEqual([]);
  });
});
