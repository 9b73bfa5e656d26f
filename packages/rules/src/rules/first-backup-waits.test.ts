import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { firstBackupWaits } from "./first-backup-waits.ts";

const CLUSTER = "---\n{apiVersion: postgresql.cnpg.io/v1, kind: Cluster, metadata: {name: pg}}\n";
const backup = (more: string) =>
  `---\n{apiVersion: postgresql.cnpg.io/v1, kind: ScheduledBackup, metadata: {name: b}, spec: {schedule: "0 0 2 * * *", cluster: {name: pg}${more}}}\n`;
const OTHER = "{apiVersion: v1, kind: ConfigMap, metadata: {name: x}}";
const find = (text: string, committed = OTHER) => findFaults(firstBackupWaits, text, { committed });

describe("first-backup-waits", () => {
  it("finds a new cluster that waits for the night", () => {
    expect(find(CLUSTER + backup(""))).toEqual([
      "spec: ScheduledBackup b: without `immediate: true` nothing of the new Cluster pg can be restored until the first run (2026-11-21 02:00 UTC at the earliest)",
    ]);
    expect(find(CLUSTER + backup(", immediate: false"))).toEqual([expect.stringContaining("spec.immediate:")]);
  });

  it("is silent where one of the two is committed, or where nothing is known of the past", () => {
    expect(find(CLUSTER + backup(""), CLUSTER)).toEqual([]);
    expect(find(CLUSTER + backup(""), backup(""))).toEqual([]);
    expect(findFaults(firstBackupWaits, CLUSTER + backup(""))).toEqual([]);
  });

  it("is silent about immediate ones, and without the Cluster", () => {
    expect(find(CLUSTER + backup(", immediate: true"))).toEqual([]);
    expect(find(CLUSTER + backup(', immediate: "${I}"'))).toEqual([]);
    expect(find(backup(""))).toEqual([]);
  });
});
