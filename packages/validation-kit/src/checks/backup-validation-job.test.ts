import { expect, it } from "vitest";
import { explainSkip, findFaults } from "../test-check.ts";
import { backupValidationJob } from "./backup-validation-job.ts";

it("finds nothing in a healthy cluster", async () => {
  expect(await findFaults(backupValidationJob)).toEqual([]);
});

it("reports a job that has never succeeded", async () => {
  const faults = await findFaults(backupValidationJob, (cluster) => {
    cluster.find("CronJob", "look").status = {};
  });
  expect(faults).toEqual([expect.stringContaining("CronJob databases/look has never succeeded")]);
});

it("reports a last run that failed", async () => {
  const faults = await findFaults(backupValidationJob, (cluster) => {
    cluster.find("CronJob", "look").status.lastSuccessfulTime = "2026-11-20T03:01:00Z";
  });
  expect(faults).toEqual([
    expect.stringContaining("succeeded last 32 hours ago, expected it to after its run 9 hours ago"),
  ]);
});

it("reports one that is suspended", async () => {
  const faults = await findFaults(backupValidationJob, (cluster) => {
    cluster.find("CronJob", "look").spec.suspend = true;
  });
  expect(faults).toEqual([expect.stringContaining("CronJob databases/look is suspended")]);
});

it("reports one that is missing", async () => {
  const faults = await findFaults(backupValidationJob, (cluster) => {
    cluster.remove("CronJob", "look");
  });
  expect(faults).toEqual([expect.stringContaining("CronJob databases/look does not exist")]);
});

it("does not apply where there is nothing to look at", async () => {
  expect(await explainSkip(backupValidationJob, { backup: { method: "none", reason: "it is a cache" } })).toContain(
    "it is a cache",
  );
});
