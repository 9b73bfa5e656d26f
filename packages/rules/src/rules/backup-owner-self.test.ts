import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { backupOwnerSelf } from "./backup-owner-self.ts";

const backup = (spec: string) =>
  `---\n{apiVersion: postgresql.cnpg.io/v1, kind: ScheduledBackup, metadata: {name: b}, spec: {cluster: {name: pg}${spec}}}\n`;

describe("backup-owner-self", () => {
  it("finds self", () => {
    expect(findFaults(backupOwnerSelf, backup(", backupOwnerReference: self"))).toEqual([
      "spec.backupOwnerReference: ScheduledBackup b: with `backupOwnerReference: self` every Backup object it made goes with it when it is renamed or pruned",
    ]);
  });

  it("says that volume snapshots may go too", () => {
    const cluster =
      "{apiVersion: postgresql.cnpg.io/v1, kind: Cluster, metadata: {name: pg}, spec: {backup: {volumeSnapshot: {snapshotOwnerReference: backup}}}}\n";
    expect(
      findFaults(backupOwnerSelf, cluster + backup(", backupOwnerReference: self, method: volumeSnapshot")),
    ).toEqual([expect.stringContaining("the backups themselves are lost")]);
  });

  it("is silent about cluster, none and what is not written", () => {
    for (const spec of ["", ", backupOwnerReference: cluster", ", backupOwnerReference: none"])
      expect(findFaults(backupOwnerSelf, backup(spec))).toEqual([]);
  });
});
