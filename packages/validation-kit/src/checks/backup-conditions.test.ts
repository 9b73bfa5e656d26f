import { expect, it } from "vitest";
import { explainSkip, findFaults } from "../test-check.ts";
import { backupConditions } from "./backup-conditions.ts";

it("finds nothing in a healthy cluster", async () => {
  expect(await findFaults(backupConditions)).toEqual([]);
});

it("reports archiving that fails", async () => {
  const faults = await findFaults(backupConditions, (cluster) => {
    cluster.find("Cluster", "shared").status.conditions[1] = {
      type: "ContinuousArchiving",
      status: "False",
      message: "403",
    };
  });
  expect(faults).toEqual([
    expect.stringContaining("condition ContinuousArchiving of Cluster databases/shared is False: 403"),
  ]);
});

it("reports a backup that has not been made", async () => {
  const faults = await findFaults(backupConditions, (cluster) => {
    cluster.find("Cluster", "shared").status.conditions.pop();
  });
  expect(faults).toEqual([
    expect.stringContaining("condition LastBackupSucceeded of Cluster databases/shared is missing"),
  ]);
});

it("bears the backup that is taken just now", async () => {
  const faults = await findFaults(backupConditions, (cluster) => {
    cluster.find("Cluster", "shared").status.conditions[2] = {
      type: "LastBackupSucceeded",
      status: "False",
      reason: "BackupStarted",
      message: "New Backup starting up",
    };
  });
  expect(faults).toEqual([]);
});

it("does not apply where there is nothing to look at", async () => {
  expect(await explainSkip(backupConditions, { backup: { method: "none", reason: "it is a cache" } })).toContain(
    "it is a cache",
  );
});
