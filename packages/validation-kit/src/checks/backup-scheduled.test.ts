import { expect, it } from "vitest";
import { explainSkip, findFaults } from "../test-check.ts";
import { backupScheduled } from "./backup-scheduled.ts";

it("finds nothing in a healthy cluster", async () => {
  expect(await findFaults(backupScheduled)).toEqual([]);
});

it("reports a schedule that is suspended", async () => {
  const faults = await findFaults(backupScheduled, (cluster) => {
    cluster.find("ScheduledBackup", "shared-backup").spec.suspend = true;
  });
  expect(faults).toEqual([expect.stringContaining("ScheduledBackup databases/shared-backup is suspended")]);
});

it("reports another schedule", async () => {
  const faults = await findFaults(backupScheduled, (cluster) => {
    cluster.find("ScheduledBackup", "shared-backup").spec.schedule = "0 2 * * *";
  });
  expect(faults).toEqual([expect.stringMatching(/schedule is 0 2 \* \* \*, expected 0 0 2 \* \* \*/)]);
});

it("reports a run that was due and did not happen", async () => {
  const faults = await findFaults(backupScheduled, (cluster) => {
    cluster.find("ScheduledBackup", "shared-backup").status.nextScheduleTime = "2026-11-21T09:00:00Z";
  });
  expect(faults).toEqual([expect.stringContaining("was due 3 hours ago")]);
});

it("reports an error that the operator tells", async () => {
  const faults = await findFaults(backupScheduled, (cluster) => {
    cluster.find("ScheduledBackup", "shared-backup").status.error = "invalid cron";
  });
  expect(faults).toEqual([expect.stringContaining("reports an error: invalid cron")]);
});

it("reports one that is missing", async () => {
  const faults = await findFaults(backupScheduled, (cluster) => {
    cluster.remove("ScheduledBackup", "shared-backup");
  });
  expect(faults).toEqual([expect.stringContaining("ScheduledBackup databases/shared-backup does not exist")]);
});

it("does not apply where there is nothing to look at", async () => {
  expect(await explainSkip(backupScheduled, { backup: { method: "none", reason: "it is a cache" } })).toContain(
    "it is a cache",
  );
});
