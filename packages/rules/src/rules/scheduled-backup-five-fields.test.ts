import { describe, expect, it } from "vitest";
import { findFaults, makeSubject } from "../test-subject.ts";
import { scheduledBackupFiveFields } from "./scheduled-backup-five-fields.ts";

const backup = (schedule: string) =>
  `{apiVersion: postgresql.cnpg.io/v1, kind: ScheduledBackup, metadata: {name: nightly}, spec: {schedule: ${schedule}}}`;
const find = (schedule: string) => findFaults(scheduledBackupFiveFields, backup(schedule));

describe("scheduled-backup-five-fields", () => {
  it("says what a crontab line really means, with the next three runs", () => {
    expect(find('"0 2 * * *"')).toEqual([
      'spec.schedule: ScheduledBackup nightly: "0 2 * * *" has five fields, and the operator reads the first as the second: 24 runs a day, next Saturday 2026-11-21 00:02 UTC, 01:02 UTC and 02:02 UTC',
    ]);
  });

  it("gives the six fields to write, and when they run", () => {
    const [fault] = [...scheduledBackupFiveFields.check(makeSubject(backup('"30 2 * * 1"')))];
    expect(fault?.help).toContain('write `"0 30 2 * * 1"`, which runs Monday 2026-11-23 02:30 UTC');
  });

  it.each(['"0 0 2 * * *"', '"@daily"', '"@every 1h"', '"0 2 * *"', '"99 2 * * *"', '"${S} 2 * * *"', "5"])(
    "is silent about %s",
    (schedule) => expect(find(schedule)).toEqual([]),
  );

  it("does not count on a date that comes", () => {
    expect(find('"0 0 2 30 2"')).toEqual([expect.stringContaining("it never runs")]);
  });
});
