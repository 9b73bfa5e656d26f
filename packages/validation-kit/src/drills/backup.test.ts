import { describe, expect, it } from "vitest";
import { BARMAN, makeCatalog } from "../../../renderer/src/test-catalog.ts";
import { makeBusyCatalog } from "../test-check.ts";
import { DrillStage } from "../test-drill.ts";
import { backup } from "./backup.ts";

const SNAPSHOT = {
  method: "volumeSnapshot",
  className: "fast",
  snapshotOwnerReference: "backup",
  schedule: "0 0 2 * * *",
  immediate: true,
  target: "prefer-standby",
  origin: ["spec", "backup"],
} as const;

/** A cluster whose backups get this status after 10 s. */
function stageBackup(status: object, changes: Parameters<typeof makeBusyCatalog>[0] = {}) {
  const stage = new DrillStage(makeBusyCatalog(changes));
  stage.created = (object) => {
    stage.ticked = (now) => {
      if (now >= 10) object.status = status;
    };
  };
  return stage;
}

const readSpec = (stage: DrillStage) => JSON.parse(stage.changes[0]?.split("\n")[1] ?? "{}").spec;

describe("the drill backup", () => {
  it("passes where the backup is completed, and says how long it took", async () => {
    const stage = stageBackup({ phase: "completed", instanceID: { podName: "shared-2" } });
    const { faults, found } = await stage.run(backup);
    expect({ faults, found }).toEqual({ faults: [], found: "completed from shared-2 after 10.0 s" });
  });

  it("asks for the catalog's own method", async () => {
    const completed = { phase: "completed" };
    const plugin = stageBackup(completed);
    await plugin.run(backup);
    const pluginConfiguration = { name: "barman-cloud.cloudnative-pg.io" };
    const common = { cluster: { name: "shared" }, target: "prefer-standby" };
    expect(readSpec(plugin)).toEqual({ ...common, method: "plugin", pluginConfiguration });
    const inTree = stageBackup(completed, { backup: BARMAN });
    await inTree.run(backup);
    expect(readSpec(inTree)).toEqual({ ...common, method: "barmanObjectStore" });
    const snapshot = stageBackup(completed, { backup: SNAPSHOT });
    await snapshot.run(backup);
    expect(readSpec(snapshot)).toEqual({ ...common, method: "volumeSnapshot", online: false });
  });

  it("says why the backup failed", async () => {
    const stage = stageBackup({ phase: "failed", error: "no such bucket" });
    expect(await stage.findFaults(backup)).toEqual(["the backup failed: no such bucket"]);
  });

  it("does not wait for ever, and tells the phase", async () => {
    const stage = stageBackup({ phase: "walArchivingFailing", error: "exit status 4" });
    expect(await stage.findFaults(backup)).toEqual([
      "the backup was not completed within 14400 s: its phase is walArchivingFailing, and it says: exit status 4",
    ]);
    expect(stage.reports.at(-1)).toMatch(/^waiting for the backup tenantry-drill-backup since \d+ s$/);
  });

  it("keeps the last look in the transcript, and not those before", async () => {
    const stage = stageBackup({ phase: "completed" });
    const context = stage.context;
    await backup.run(context);
    const looks = context.cluster.transcript.filter(({ command }) => command.includes("tenantry-drill-backup"));
    expect(looks).toHaveLength(1);
  });

  it("removes the Backup, also that of an earlier run, before the next one", async () => {
    const stage = stageBackup({ phase: "completed" });
    await stage.run(backup);
    await stage.run(backup);
    await backup.cleanUp(stage.context);
    expect(stage.cluster.objects.filter(({ metadata }) => metadata.labels?.["tenantry.dev/drill"])).toEqual([]);
  });

  it("tells with names what it will do, and does not apply without backups", () => {
    expect(backup.announce(makeBusyCatalog()).join("\n")).toContain(
      "the Backup tenantry-drill-backup of Cluster databases/shared by plugin",
    );
    expect(backup.announce(makeBusyCatalog({ backup: SNAPSHOT })).join("\n")).toContain("stops the instance");
    expect(backup.inapplicable?.(makeCatalog())).toContain("backup.method is none");
  });
});
