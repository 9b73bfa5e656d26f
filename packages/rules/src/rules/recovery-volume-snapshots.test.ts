import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { findFaults } from "../test-subject.ts";
import { recoveryVolumeSnapshots } from "./recovery-volume-snapshots.ts";

const snapshot = "{name: a, kind: VolumeSnapshot, apiGroup: snapshot.storage.k8s.io}";
const judge = (recovery: string, more = "instances: 1") =>
  findFaults(recoveryVolumeSnapshots, clusterText(`bootstrap: {recovery: {${recovery}}}\n${more}`));

describe("recovery-volume-snapshots", () => {
  it("finds another backup beside the snapshots", () => {
    expect(judge(`volumeSnapshots: {storage: ${snapshot}}, backup: {name: b}`)).toHaveLength(1);
    expect(judge(`volumeSnapshots: {storage: ${snapshot}}, recoveryTarget: {backupID: b}`)).toEqual([
      expect.stringContaining("recoveryTarget.backupID: Cluster shared: "),
    ]);
  });

  it("finds sources of another kind or group", () => {
    expect(judge("volumeSnapshots: {storage: {name: a, kind: VolumeSnapshot}}")).toEqual([
      expect.stringContaining(
        "volumeSnapshots.storage: Cluster shared: `storage` comes from a VolumeSnapshot of the core",
      ),
    ]);
    expect(judge("volumeSnapshots: {storage: {name: a, kind: Backup, apiGroup: postgresql.cnpg.io}}")).toHaveLength(1);
  });

  it("finds WAL without a volume for it", () => {
    expect(judge(`volumeSnapshots: {storage: ${snapshot}, walStorage: ${snapshot}}`)).toHaveLength(1);
    expect(
      judge(`volumeSnapshots: {storage: ${snapshot}, walStorage: ${snapshot}}`, "walStorage: {size: 1Gi}"),
    ).toEqual([]);
  });

  it("is silent about snapshots, claims and placeholders", () => {
    expect(judge(`source: a, recoveryTarget: {targetName: b}, volumeSnapshots: {storage: ${snapshot}}`)).toEqual([]);
    expect(judge("volumeSnapshots: {storage: {name: a, kind: PersistentVolumeClaim}}")).toEqual([]);
    expect(judge('volumeSnapshots: {storage: {name: a, kind: "${KIND}"}}')).toEqual([]);
    expect(judge("backup: {name: a}")).toEqual([]);
  });
});
