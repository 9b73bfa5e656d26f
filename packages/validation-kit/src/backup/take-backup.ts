import { buildBackupMethod } from "@tenantry/renderer";
import { createObject, removeObjects } from "../change-cluster.ts";
import type { CheckFault } from "../check.ts";
import { DRILL_LABEL, type DrillContext, type DrillId } from "../drill.ts";
import { labelDrill, nameDrillObject } from "../drill-names.ts";
import { readText } from "../read-field.ts";
import { RESOURCES } from "../resource-names.ts";
import { waitUntil } from "../wait-until.ts";

/** Base backups of terabytes take hours; whoever has those will not drill every day. */
const LIMIT_SECONDS = 4 * 3600;

export interface TakenBackup {
  /** `completed`, `failed`, or the phase in which it was when nobody waited any longer. */
  readonly phase: string;
  readonly seconds: number;
  /** Pod that it was taken from. */
  readonly instance: string;
  readonly faults: readonly CheckFault[];
}

/** Makes a Backup by the catalog's own method, and waits until it has ended. @throws Unanswered */
export async function takeBackup(context: DrillContext, drill: DrillId): Promise<TakenBackup> {
  const { catalog, cluster, now, report } = context;
  const { backup } = catalog;
  const { name: source, namespace } = catalog.cluster;
  const name = nameDrillObject(drill);
  if (backup.method === "none") throw new Error("a backup was asked for where the catalog has none");
  const spec = { cluster: { name: source }, ...buildBackupMethod(backup) };
  const metadata = { name, namespace, labels: { ...labelDrill(catalog, drill) } };
  const object = { apiVersion: "postgresql.cnpg.io/v1", kind: "Backup", metadata, spec };
  const start = now();
  report(`taking the backup ${name} by ${backup.method}`);
  await createObject(context, object);
  let last: unknown;
  const patience = { what: `the backup ${name}`, seconds: LIMIT_SECONDS, pause: 2 };
  await waitUntil(context, patience, async () => {
    last = await cluster.get({ resource: RESOURCES.backup, name, namespace });
    return ["completed", "failed"].includes(readText(last, "status", "phase") ?? "") ? true : undefined;
  });
  const phase = readText(last, "status", "phase") ?? "not begun";
  const error = readText(last, "status", "error");
  const seconds = now() - start;
  const instance = readText(last, "status", "instanceID", "podName") ?? "";
  const help = `see ${where(backup.method)}: kubectl -n ${namespace} describe backups.postgresql.cnpg.io ${name}, while the drill runs; later kubectl -n ${namespace} logs ${instance === "" ? `-l cnpg.io/cluster=${source}` : instance} --all-containers --tail=100`;
  const message =
    phase === "failed"
      ? `the backup failed: ${error ?? "its status gives no reason"}`
      : `the backup was not completed within ${LIMIT_SECONDS} s: its phase is ${phase}${error === undefined ? "" : `, and it says: ${error}`}`;
  return { phase, seconds, instance, faults: phase === "completed" ? [] : [{ message, help }] };
}

function where(method: string): string {
  return method === "volumeSnapshot"
    ? "what the CSI driver says"
    : "whether the object store can be reached, and takes our credentials";
}

/** The object alone: what it stands for stays in the store until the retention policy removes it. @throws Unanswered */
export async function removeBackup(context: DrillContext, drill: DrillId): Promise<void> {
  const { namespace } = context.catalog.cluster;
  await removeObjects(context, { resource: RESOURCES.backup, namespace, selector: `${DRILL_LABEL}=${drill}` });
}
