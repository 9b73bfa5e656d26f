import { expect, it } from "vitest";
import { BARMAN, listObjects, makeCatalog } from "../test-catalog.ts";
import { buildScheduledBackup } from "./scheduled-backup.ts";

it("schedules backups whose objects outlive the schedule", () => {
  const [backup] = listObjects(buildScheduledBackup(makeCatalog({ backup: BARMAN })));
  expect(backup.metadata.name).toBe("shared-backup");
  expect(backup.spec).toEqual({
    schedule: "0 0 2 * * *",
    immediate: true,
    backupOwnerReference: "cluster",
    cluster: { name: "shared" },
    method: "barmanObjectStore",
    target: "prefer-standby",
  });
});

it("schedules nothing without backups", () => {
  expect(buildScheduledBackup(makeCatalog())).toEqual([]);
});
