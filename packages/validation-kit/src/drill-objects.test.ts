import { cloudNativePGVersions, loadSchemas } from "@tenantry/crd-schemas";
import { describe, expect, it } from "vitest";
import { BARMAN, makeSetting } from "../../renderer/src/test-catalog.ts";
import { backup } from "./drills/backup.ts";
import { restore } from "./drills/restore.ts";
import { countUnarchived, MARKERS } from "./sql/drill-marker.ts";
import { makeBusyCatalog } from "./test-check.ts";
import type { TestObject } from "./test-cluster.ts";
import { DrillStage } from "./test-drill.ts";

const FILE = "000000010000000000000007";
const METHODS = {
  plugin: { ...BARMAN, method: "plugin" },
  barmanObjectStore: BARMAN,
  volumeSnapshot: {
    method: "volumeSnapshot",
    className: makeSetting("SNAPSHOT_CLASS", "fast"),
    snapshotOwnerReference: "backup",
    schedule: "0 0 2 * * *",
    immediate: true,
    target: "prefer-standby",
    origin: ["spec", "backup"],
  },
} as const;

/** What the drills make in Kubernetes for a catalog with this backup. */
async function listMade(method: keyof typeof METHODS): Promise<readonly TestObject[]> {
  const stage = new DrillStage(makeBusyCatalog({ backup: METHODS[method] }));
  const made: TestObject[] = [];
  stage.cluster.containers.rows.set(countUnarchived(FILE), [{ waiting: 0 }]);
  stage.cluster.containers.rows.set(MARKERS, []);
  stage.executed = (_, stdin) => (stdin.includes("pg_switch_wal") ? FILE : "");
  stage.created = (object) => {
    made.push(structuredClone(object));
    object.status = object.kind === "Backup" ? { phase: "completed" } : { readyInstances: 1 };
  };
  await stage.run(backup);
  await stage.run(restore);
  return made;
}

describe.each(Object.keys(METHODS) as (keyof typeof METHODS)[])("what drills make for backups by %s", (method) => {
  it.each(cloudNativePGVersions.map(({ minor }) => minor))("is taken by CloudNativePG %s", async (minor) => {
    const made = await listMade(method);
    expect(made.map(({ kind }) => kind)).toEqual(["Backup", "Backup", "Cluster"]);
    const loaded = await loadSchemas({ cloudNativePG: minor }, made);
    if (!loaded.ok) throw new Error(loaded.message);
    expect(made.flatMap((object) => loaded.schemas.validate(object))).toEqual([]);
  });
});
