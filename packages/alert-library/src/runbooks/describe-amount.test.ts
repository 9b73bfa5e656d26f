import { type AlertName, alertDefaults, alertNames } from "@tenantry/tenant-model";
import { describe, expect, it } from "vitest";
import { describeDuration, describeThreshold } from "./describe-amount.ts";

describe("a threshold", () => {
  it.each<[AlertName, number, string]>([
    ["CNPGStorageNearFull", 0.8, "80%"],
    ["CNPGStorageNearFull", 0.07, "7%"],
    ["CNPGStorageNearFull", 0.995, "99.5%"],
    ["CNPGReplicationLagHigh", 60, "60 seconds"],
    ["CNPGReplicationLagHigh", 1, "1 second"],
    ["CNPGReplicationLagHigh", 0.5, "0.5 seconds"],
    ["CNPGReplicationLagHigh", 300, "5 minutes"],
    ["CNPGReplicationLagHigh", 90, "90 seconds"],
    ["CNPGLongTransaction", 3600, "1 hour"],
    ["CNPGLongTransaction", 5400, "90 minutes"],
    ["CNPGBackupOverdue", 48, "48 hours"],
    ["CNPGReplayBacklogHigh", 1024 ** 3, "1 GiB"],
    ["CNPGReplayBacklogHigh", 1.5 * 1024 ** 4, "1.5 TiB"],
    ["CNPGReplayBacklogHigh", 1_000_000_000, "953.7 MiB"],
    ["CNPGReplayBacklogHigh", 512, "512 bytes"],
    ["CNPGTransactionIdAgeHigh", 500_000_000, "500 million transactions"],
    ["CNPGTransactionIdWraparoundNear", 1_500_000_000, "1.5 billion transactions"],
    ["CNPGTransactionIdAgeHigh", 999, "999 transactions"],
    ["CNPGMultixactAgeHigh", 500_000_000, "500 million multixacts"],
    ["CNPGWALArchivingBehind", 10, "10 WAL files"],
    ["CNPGWALArchivingBehind", 1, "1 WAL file"],
    ["CNPGPoolerWaitQueueBuildup", 10, "10 clients"],
    ["CNPGDeadlocks", 5, "5 events"],
  ])("of %s that is %d reads %s", (name, threshold, text) => {
    expect(describeThreshold(name, threshold)).toBe(text);
  });

  it("has its unit in words for every alert that has one", () => {
    const units = alertNames.filter((name) => "unit" in alertDefaults[name]);
    expect(units.filter((name) => !/^24(00)?(%| [a-zA-Z]{3,})/.test(describeThreshold(name, 24)))).toEqual([]);
  });
});

it.each([
  ["5m", "5 minutes"],
  ["1h", "1 hour"],
  ["1h30m", "1 hour 30 minutes"],
  ["90s", "90 seconds"],
  ["0s", "0 seconds"],
  ["500ms", "500 milliseconds"],
  ["2d", "2 days"],
])("the duration %s reads %s", (text, words) => {
  expect(describeDuration(text)).toBe(words);
});
