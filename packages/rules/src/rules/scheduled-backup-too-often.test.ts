import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { scheduledBackupTooOften } from "./scheduled-backup-too-often.ts";

const find = (schedule: string) =>
  findFaults(
    scheduledBackupTooOften,
    `{apiVersion: postgresql.cnpg.io/v1, kind: ScheduledBackup, metadata: {name: nightly}, spec: {schedule: ${schedule}}}`,
  );

describe("scheduled-backup-too-often", () => {
  it.each([
    '"0 0 * * * *"',
    '"@hourly"',
    '"@every 1h"',
    '"0 2 * * *"',
    '"*/5 * * * *"',
    '"0 0 2 * * *"',
    '"${S}"',
    '"0 * * * 2 30 *"',
  ])("is silent about %s: at most 24 a day", (schedule) => expect(find(schedule)).toEqual([]));

  it("finds a star in the field of the second or of the minute", () => {
    expect(find('"* 0 2 * * *"')).toEqual([
      expect.stringContaining("takes 60 base backups a day (expected at most 24)"),
    ]);
    expect(find('"0 * * * * *"')).toEqual([
      expect.stringContaining(
        "1440 base backups a day (expected at most 24): next Saturday 2026-11-21 00:00 UTC, 00:01 UTC",
      ),
    ]);
  });

  it("finds short intervals", () => {
    expect(find('"@every 57m"')).toEqual([expect.stringContaining("takes 25 base backups a day")]);
  });

  it("is silent where the date never comes", () => {
    expect(find('"0 * * 30 2 *"')).toEqual([]);
  });
});
