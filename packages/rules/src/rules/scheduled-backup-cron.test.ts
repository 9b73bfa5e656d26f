import { describe, expect, it } from "vitest";
import { findFaults, makeSubject } from "../test-subject.ts";
import { scheduledBackupCron } from "./scheduled-backup-cron.ts";

const find = (schedule: string) =>
  findFaults(
    scheduledBackupCron,
    `{apiVersion: postgresql.cnpg.io/v1, kind: ScheduledBackup, metadata: {name: nightly}, spec: {schedule: ${schedule}}}`,
  );

describe("scheduled-backup-cron", () => {
  it.each(['"0 0 2 * * *"', '"0 2 * * *"', '" 0 0  2 * * MON "', '"@daily"', '"@every 12h"', '"0 0 0 ? * SUN"'])(
    "is silent about %s, which the operator reads",
    (schedule) => expect(find(schedule)).toEqual([]),
  );

  it("says which field is wrong", () => {
    expect(find('"0 0 24 * * *"')).toEqual([
      expect.stringMatching(
        /^spec\.schedule: ScheduledBackup nightly: the schedule "0 0 24 \* \* \*" cannot be read: the hour "24"/,
      ),
    ]);
    expect(find('"99 2 * * *"')).toEqual([expect.stringContaining('the second "99"')]);
  });

  it("gives the six fields of a line of a crontab", () => {
    const text = "{apiVersion: postgresql.cnpg.io/v1, kind: ScheduledBackup, spec: {schedule: 30 2 * * 0}}";
    expect([...scheduledBackupCron.check(makeSubject(text))][0]?.help).toContain('`"0 30 2 * * 0"`');
  });

  it.each(['"@reboot"', '"0 2 * *"', '"0 0 2 * * * 2026"', '"daily"', '"@every 1d"'])("finds %s", (schedule) =>
    expect(find(schedule)).toHaveLength(1),
  );

  it.each(["${SCHEDULE}", "7", "null", "[1]"])("leaves %s to others", (schedule) =>
    expect(find(`"${schedule}"`.replace(/^"(7|null|\[1\])"$/, "$1"))).toEqual([]),
  );
});
