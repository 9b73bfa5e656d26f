import { expect, it } from "vitest";
import { explainSkip, findFaults, makeBusyCatalog } from "../test-check.ts";
import { makeBackup } from "../test-healthy.ts";
import { backupCompleted } from "./backup-completed.ts";

it("finds nothing in a healthy cluster", async () => {
  expect(await findFaults(backupCompleted)).toEqual([]);
});

it("reports the newest backup's failure with its error", async () => {
  const faults = await findFaults(backupCompleted, (cluster) => {
    cluster.objects.push({
      ...makeBackup(makeBusyCatalog(), "by-hand", "2026-11-21T11:00:00Z"),
      status: { phase: "failed", error: "no space" },
    });
  });
  expect(faults).toEqual([expect.stringContaining("Backup databases/by-hand is failed, expected completed: no space")]);
});

it("reports that none is complete", async () => {
  const faults = await findFaults(backupCompleted, (cluster) => {
    cluster.remove("Backup", "nightly");
  });
  expect(faults).toEqual([expect.stringContaining("Cluster databases/shared has no completed Backup")]);
});

it("reports a run without a backup", async () => {
  const faults = await findFaults(backupCompleted, (cluster) => {
    cluster.find("Backup", "nightly").metadata.creationTimestamp = "2026-11-20T02:00:00Z";
  });
  expect(faults).toEqual([
    expect.stringContaining("the newest Backup is nightly, made 34 hours ago, expected one of the run 10 hours ago"),
  ]);
});

it("reports one that never ends", async () => {
  const faults = await findFaults(backupCompleted, (cluster) => {
    cluster.objects.push({
      ...makeBackup(makeBusyCatalog(), "stuck", "2026-11-19T02:00:00Z"),
      status: { phase: "running" },
    });
  });
  expect(faults).toEqual([expect.stringContaining("Backup databases/stuck has been running for 2 days")]);
});

it("leaves other clusters' backups out", async () => {
  const faults = await findFaults(backupCompleted, (cluster) => {
    cluster.objects.push({
      ...makeBackup(makeBusyCatalog(), "theirs", "2026-11-21T11:00:00Z"),
      spec: { cluster: { name: "theirs" } },
      status: { phase: "failed" },
    });
  });
  expect(faults).toEqual([]);
});

it("does not apply where there is nothing to look at", async () => {
  expect(await explainSkip(backupCompleted, { backup: { method: "none", reason: "it is a cache" } })).toContain(
    "it is a cache",
  );
});
