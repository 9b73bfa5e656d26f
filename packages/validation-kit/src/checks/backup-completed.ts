import { nameScheduledBackup } from "@tenantry/renderer";
import { readServerTime } from "../ask-postgres.ts";
import { explainNoBackup, listBackups } from "../backups.ts";
import type { Check, CheckFault } from "../check.ts";
import { readText, showValue } from "../read-field.ts";
import { RESOURCES } from "../resource-names.ts";
import { formatSpan, readTimestamp } from "../timestamp.ts";

/** Seconds between a run's time and its Backup's creation. */
const GRACE = 600;
/** Seconds after which a Backup that has not ended is stuck. */
const LONGEST = 86_400;

export const backupCompleted: Check = {
  id: "backup-completed",
  criterion: "AC5",
  evidence: "backup-restore",
  title: "The newest backup is complete, and is the one of the last scheduled run",
  inapplicable: explainNoBackup,
  async run(context) {
    const { name, namespace } = context.catalog.cluster;
    const schedule = nameScheduledBackup(context.catalog.cluster);
    const live = await context.cluster.get({ resource: RESOURCES.scheduledBackup, name: schedule, namespace });
    const backups = await listBackups(context);
    const now = await readServerTime(context);
    const faults: CheckFault[] = [];
    const report = (message: string, object?: string) =>
      faults.push({
        message,
        help: `kubectl -n ${namespace} ${object === undefined ? `get ${RESOURCES.backup}` : `describe ${RESOURCES.backup} ${object}`}; the log of the instance that made it: kubectl -n ${namespace} logs -l cnpg.io/cluster=${name},cnpg.io/podRole=instance --all-containers --tail=100`,
      });
    const ended = backups.filter(
      ({ phase }) => phase === "completed" || phase === "failed" || phase === "walArchivingFailing",
    );
    const [newest] = ended;
    if (newest !== undefined && newest.phase !== "completed") {
      report(
        `Backup ${namespace}/${newest.name} is ${newest.phase}, expected completed: ${showValue(newest.error)}`,
        newest.name,
      );
    }
    for (const { name: stuck, phase, created } of backups) {
      if (ended.some((backup) => backup.name === stuck) || now - created < LONGEST) continue;
      report(
        `Backup ${namespace}/${stuck} has been ${showValue(phase)} for ${formatSpan(now - created)}, expected it to end`,
        stuck,
      );
    }
    const complete = backups.find(({ phase }) => phase === "completed");
    if (complete === undefined) report(`Cluster ${namespace}/${name} has no completed Backup: nothing can be restored`);
    const last = readTimestamp(readText(live, "status", "lastScheduleTime"));
    const covers = backups.some(({ created }) => last === undefined || created >= last - GRACE);
    if (complete !== undefined && !covers) {
      report(
        `the newest Backup is ${complete.name}, made ${formatSpan(now - complete.created)} ago, expected one of the run ${formatSpan(now - (last ?? now))} ago`,
      );
    }
    const found =
      complete === undefined
        ? "none is complete"
        : `${complete.name} ended ${formatSpan(now - (complete.stopped ?? complete.created))} ago`;
    return {
      expectation: "a Backup in phase completed since the last scheduled run, and none that failed after it",
      found,
      faults,
    };
  },
};
