import { nameScheduledBackup } from "@tenantry/renderer";
import { readServerTime } from "../ask-postgres.ts";
import { explainNoBackup } from "../backups.ts";
import type { Check, CheckFault } from "../check.ts";
import { listExpectedOf } from "../expected-objects.ts";
import { OPERATOR_LABEL } from "../operators.ts";
import { readField, readText, showValue } from "../read-field.ts";
import { RESOURCES } from "../resource-names.ts";
import { listDifferences } from "../same-fields.ts";
import { formatSpan, readTimestamp } from "../timestamp.ts";

/** Seconds that a run may start late. */
const GRACE = 600;

export const backupScheduled: Check = {
  id: "backup-scheduled",
  criterion: "AC5",
  evidence: "backup-restore",
  title: "Backups are scheduled as the catalog says, and the schedule is kept",
  inapplicable: explainNoBackup,
  async run(context) {
    const { catalog } = context;
    const { namespace } = catalog.cluster;
    const name = nameScheduledBackup(catalog.cluster);
    const [expected] = listExpectedOf(catalog, { group: "postgresql.cnpg.io", kind: "ScheduledBackup" });
    const schedule = readText(expected, "spec", "schedule");
    const expectation = `ScheduledBackup ${namespace}/${name} with schedule ${showValue(schedule)} (six fields, seconds first)`;
    const faults: CheckFault[] = [];
    const report = (reason: string) =>
      faults.push({
        message: `ScheduledBackup ${namespace}/${name} ${reason}`,
        help: `look at it: kubectl -n ${namespace} describe ${RESOURCES.scheduledBackup} ${name}; where the operator runs: kubectl get deployments -A -l ${OPERATOR_LABEL}; what it says, with that namespace: kubectl logs -n NAMESPACE -l ${OPERATOR_LABEL} --tail=200`,
      });
    const live = await context.cluster.get({ resource: RESOURCES.scheduledBackup, name, namespace });
    if (live === undefined) {
      report("does not exist");
      return { expectation, found: "no such ScheduledBackup", faults };
    }
    for (const difference of listDifferences(readField(expected, "spec"), readField(live, "spec"))) {
      report(`differs from the catalog: ${difference}`);
    }
    if (readField(live, "spec", "suspend") === true && readField(expected, "spec", "suspend") !== true) {
      report("is suspended, expected it to run");
    }
    const problem = readText(live, "status", "error");
    if (problem !== undefined && problem !== "") report(`reports an error: ${problem}`);
    const now = await readServerTime(context);
    const next = readText(live, "status", "nextScheduleTime");
    const due = readTimestamp(next);
    if (due === undefined) report(`has ${showValue(next)} as the time of its next run, expected a time`);
    else if (due < now - GRACE)
      report(`was due ${formatSpan(now - due)} ago (${next}) and has not run: the operator does not get to it`);
    const last = readText(live, "status", "lastScheduleTime");
    return { expectation, found: `last run ${showValue(last)}, next run ${showValue(next)}`, faults };
  },
};
