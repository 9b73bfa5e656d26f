import { removeBackup, takeBackup } from "../backup/take-backup.ts";
import { createObject, removeObjects, runStatements } from "../change-cluster.ts";
import type { Verdict } from "../check.ts";
import { DRILL_LABEL, type DrillContext } from "../drill.ts";
import { nameDrillObject } from "../drill-names.ts";
import { getCluster, reportNoCluster } from "../live-cluster.ts";
import { readNumber, readText } from "../read-field.ts";
import { RESOURCES } from "../resource-names.ts";
import { DROP_SCRATCH } from "../sql/drill-marker.ts";
import { waitUntil } from "../wait-until.ts";
import { buildScratchCluster } from "./scratch-cluster.ts";
import { readRestoredMarkers, readSourceMarkers, writeFirstMarker, writeLastMarker } from "./write-markers.ts";

/** As long as a backup may take, and the WAL since. */
const LIMIT_SECONDS = 6 * 3600;
/** Kubernetes tries the restore again and again, ever more seldom. */
const FAILURES = 3;
const NAME = nameDrillObject("restore");

/** A backup taken now, restored beside the cluster. @throws Unanswered */
export async function runRestore(context: DrillContext): Promise<Verdict> {
  const { catalog, now, report } = context;
  const { backup } = catalog;
  const { namespace } = catalog.cluster;
  const archives = backup.method !== "volumeSnapshot";
  const expectation = `a Cluster restored from ${archives ? "a backup taken now and the WAL since" : "snapshots taken now"} holds ${archives ? "what was written before and after the backup" : "what was written before"}`;
  await removeRestore(context);
  const live = await getCluster(context);
  if (live === undefined) return reportNoCluster(catalog, expectation);
  await writeFirstMarker(context);
  const taken = await takeBackup(context, "restore");
  if (taken.faults.length > 0) return { expectation, found: `the backup: ${taken.phase}`, faults: taken.faults };
  if (archives) await writeLastMarker(context);
  const written = await readSourceMarkers(context);

  const start = now();
  report(`restoring it as Cluster ${NAME}`);
  await createObject(context, buildScratchCluster(catalog, live));
  let phase = "";
  let failures = 0;
  const patience = { what: `Cluster ${NAME}`, seconds: LIMIT_SECONDS, pause: 2 };
  const ready = await waitUntil(context, patience, async () => {
    const scratch = await context.cluster.get({ resource: RESOURCES.cluster, name: NAME, namespace });
    phase = readText(scratch, "status", "phase") ?? "";
    failures = await countFailures(context);
    return failures >= FAILURES || readNumber(scratch, "status", "readyInstances") === 1 ? true : undefined;
  });
  const times = `backup ${taken.seconds.toFixed(1)} s, restore ${(now() - start).toFixed(1)} s`;
  if (ready === undefined || failures >= FAILURES) {
    const why = failures > 0 ? `its restore failed ${failures} times` : `its phase is ${phase || "empty"}`;
    const message = `Cluster ${NAME} was not ready after ${Math.round(now() - start)} s: ${why}`;
    const help = `the log of the restore tells why: kubectl -n ${namespace} logs -l cnpg.io/cluster=${NAME} --all-containers --tail=100, while the drill runs`;
    return { expectation, found: `not restored; ${times}`, faults: [{ message, help }] };
  }
  const restored = await readRestoredMarkers(context);
  const missing = written.filter(({ id }) => !restored.some((marker) => marker.id === id));
  const found = `${restored.length} of ${written.length} marker rows restored; ${times}`;
  const help = `the store misses WAL or holds that of another cluster: see archiving, and whether ${namespace}/${catalog.cluster.name} shares its place with somebody`;
  return {
    expectation,
    found,
    faults: missing.map(({ written: when }) => ({
      message: `the row written ${when} is not in the restored cluster`,
      help,
    })),
  };
}

/** @throws Unanswered */
async function countFailures({ catalog, cluster }: DrillContext): Promise<number> {
  const { namespace } = catalog.cluster;
  const selector = `cnpg.io/cluster=${NAME}`;
  const pods = await cluster.list({ resource: RESOURCES.pod, namespace, selector });
  return pods.filter((pod) => readText(pod, "status", "phase") === "Failed").length;
}

/** Also what an earlier run has left. The source keeps nothing but the backup in its store. @throws Unanswered */
export async function removeRestore(context: DrillContext): Promise<void> {
  const { namespace } = context.catalog.cluster;
  const selector = `${DRILL_LABEL}=restore`;
  await removeObjects(context, { resource: RESOURCES.cluster, namespace, selector });
  // They go with the Cluster that owns them, unless something keeps them.
  const its = `${selector},cnpg.io/cluster=${NAME}`;
  await removeObjects(context, { resource: "persistentvolumeclaims", namespace, selector: its });
  await removeBackup(context, "restore");
  await runStatements(context, { database: "postgres", statements: DROP_SCRATCH });
}
