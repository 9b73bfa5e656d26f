import { describe, expect, it } from "vitest";
import { BARMAN, makeCatalog, makeDatabase, makeTenant } from "../../../renderer/src/test-catalog.ts";
import { countUnarchived, MARKERS } from "../sql/drill-marker.ts";
import { makeBusyCatalog } from "../test-check.ts";
import type { TestObject } from "../test-cluster.ts";
import { DrillStage } from "../test-drill.ts";
import { restore } from "./restore.ts";

const FILE = "000000010000000000000007";
const WRITTEN = [
  { id: "a", written: "before the backup" },
  { id: "b", written: "after the backup" },
];

interface Plan {
  readonly restored?: readonly object[];
  readonly failures?: number;
  readonly changes?: Parameters<typeof makeBusyCatalog>[0];
}

/** A cluster beside which backups can be restored. */
function stageRestore({ restored = WRITTEN, failures = 0, changes = {} }: Plan = {}) {
  const stage = new DrillStage(makeBusyCatalog(changes));
  const { rows } = stage.cluster.containers;
  rows.set(countUnarchived(FILE), [{ waiting: 0 }]);
  rows.set(MARKERS, WRITTEN);
  rows.set(`pod/tenantry-drill-restore-1 ${MARKERS}`, [...restored] as Record<string, unknown>[]);
  stage.executed = (_, stdin) => (stdin.includes("pg_switch_wal") ? `${FILE}\n` : "");
  stage.created = (object) => {
    if (object.kind === "Backup") object.status = { phase: "completed" };
    if (object.kind === "Cluster")
      object.status = failures > 0 ? { phase: "Setting up primary" } : { readyInstances: 1 };
    if (object.kind === "Cluster") stage.cluster.objects.push(...listPods(object, failures));
  };
  return stage;
}

function listPods({ metadata }: TestObject, failures: number): TestObject[] {
  const labels = { "cnpg.io/cluster": metadata.name, "tenantry.dev/drill": "restore" };
  return Array.from({ length: failures }, (_, index) => ({
    ...{ apiVersion: "v1", kind: "Pod", status: { phase: "Failed" } },
    metadata: { name: `${metadata.name}-${index}`, namespace: metadata.namespace, labels },
  }));
}

const readCluster = (stage: DrillStage) =>
  JSON.parse(stage.changes.find((change) => change.includes('"kind":"Cluster"'))?.split("\n")[1] ?? "{}");

describe("the drill restore", () => {
  it("passes where both rows are in the restored cluster", async () => {
    const { faults, found } = await stageRestore().run(restore);
    expect(faults).toEqual([]);
    expect(found).toMatch(/^2 of 2 marker rows restored; backup \d+\.\d s, restore \d+\.\d s$/);
  });

  it("names the row that is missing", async () => {
    expect(await stageRestore({ restored: WRITTEN.slice(0, 1) }).findFaults(restore)).toEqual([
      "the row written after the backup is not in the restored cluster",
    ]);
  });

  it("takes no other row for one of its own", async () => {
    const others = WRITTEN.map(({ written }) => ({ id: "of another run", written }));
    expect(await stageRestore({ restored: others }).findFaults(restore)).toHaveLength(2);
  });

  it("gives up where the restore has failed three times", async () => {
    expect(await stageRestore({ failures: 3 }).findFaults(restore)).toEqual([
      "Cluster tenantry-drill-restore was not ready after 0 s: its restore failed 3 times",
    ]);
  });

  it("restores into a Cluster of its own that archives nothing and lets nobody in", async () => {
    const stage = stageRestore();
    await stage.run(restore);
    const { metadata, spec } = readCluster(stage);
    expect(metadata.name).toBe("tenantry-drill-restore");
    expect(spec).toMatchObject({
      instances: 1,
      inheritedMetadata: { labels: { "tenantry.dev/drill": "restore" } },
      bootstrap: { recovery: { source: "origin" } },
      enableSuperuserAccess: false,
    });
    expect(spec.postgresql.pg_hba).toEqual(["host all all all reject"]);
    expect(spec.externalClusters).toEqual([
      {
        name: "origin",
        plugin: {
          name: "barman-cloud.cloudnative-pg.io",
          parameters: { barmanObjectName: "shared-backup", serverName: "shared" },
        },
      },
    ]);
    for (const field of ["plugins", "backup", "managed", "replica", "minSyncReplicas"])
      expect(spec).not.toHaveProperty(field);
    expect(spec.postgresql).not.toHaveProperty("synchronous");
  });

  it("reads the store of a Cluster that archives by itself", async () => {
    const stage = stageRestore({ changes: { backup: BARMAN } });
    await stage.run(restore);
    const [origin] = readCluster(stage).spec.externalClusters;
    expect(origin.barmanObjectStore).toMatchObject({ destinationPath: "s3://backups/", serverName: "shared" });
    expect(readCluster(stage).spec).not.toHaveProperty("backup");
  });

  it("touches nothing of the source but its own database", async () => {
    const stage = stageRestore();
    await stage.run(restore);
    await restore.cleanUp(stage.context);
    const removed = stage.changes.filter((change) => change.startsWith("kubectl delete"));
    expect(removed.length).toBeGreaterThan(0);
    for (const change of removed) expect(change).toContain("--selector=tenantry.dev/drill=restore");
    expect(stage.cluster.find("Cluster", "shared")).toBeDefined();
    expect(stage.changes.at(-1)).toContain("DROP DATABASE IF EXISTS tenantry_drill WITH (FORCE);");
    expect(
      stage.cluster.objects.filter(
        ({ metadata }) => metadata.labels?.["tenantry.dev/drill"] && metadata.name === "tenantry-drill-restore",
      ),
    ).toEqual([]);
  });

  it("does not apply without backups, nor where its names are taken", () => {
    const taken = makeTenant("drill", { databases: [makeDatabase("tenantry_drill")] });
    expect(restore.inapplicable?.(makeCatalog())).toContain("backup.method is none");
    expect(restore.inapplicable?.(makeBusyCatalog({ tenants: [taken] }))).toContain("the drills' own name");
    const own = makeCatalog({ backup: BARMAN, cluster: { name: "tenantry-drill-restore" } });
    expect(restore.inapplicable?.(own)).toContain("the drill's own name");
    expect(restore.inapplicable?.(makeBusyCatalog())).toBeUndefined();
    expect(restore.announce(makeBusyCatalog()).join("\n")).toContain("Cluster databases/tenantry-drill-restore");
  });
});
