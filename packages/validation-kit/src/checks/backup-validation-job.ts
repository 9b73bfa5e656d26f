import type { BackupValidation, Catalog } from "@tenantry/tenant-model";
import { readServerTime } from "../ask-postgres.ts";
import { explainNoArchive } from "../backups.ts";
import type { Check, CheckFault } from "../check.ts";
import { readField, readText, showValue } from "../read-field.ts";
import { RESOURCES } from "../resource-names.ts";
import { formatSpan, readTimestamp } from "../timestamp.ts";

/** Seconds that a job has to end (activeDeadlineSeconds times its attempts). */
const GRACE = 3600;

export const backupValidationJob: Check = {
  id: "backup-validation-job",
  criterion: "AC5",
  evidence: "backup-restore",
  title: "The CronJob that looks into the bucket found there what a restore needs",
  inapplicable: (catalog) =>
    findValidation(catalog) === undefined
      ? (explainNoArchive(catalog) ?? "the catalog asks for no validation of its backups")
      : undefined,
  async run(context) {
    const { namespace } = context.catalog.cluster;
    const { name = "", schedule = "" } = findValidation(context.catalog) ?? {};
    const live = await context.cluster.get({ resource: RESOURCES.cronJob, name, namespace });
    const now = await readServerTime(context);
    const faults: CheckFault[] = [];
    const report = (reason: string) =>
      faults.push({
        message: `CronJob ${namespace}/${name} ${reason}`,
        help: `read its last words: kubectl -n ${namespace} logs -l app=${name} --tail=50; run it now: kubectl -n ${namespace} create job --from=cronjob/${name} ${name}-by-hand`,
      });
    const success = readText(live, "status", "lastSuccessfulTime");
    const scheduled = readTimestamp(readText(live, "status", "lastScheduleTime"));
    const succeeded = readTimestamp(success);
    if (live === undefined) report("does not exist");
    else {
      if (readField(live, "spec", "suspend") === true) report("is suspended, expected it to run");
      if (succeeded === undefined) report(`has never succeeded (last success: ${showValue(success)})`);
      else if (scheduled !== undefined && succeeded < scheduled && now - scheduled > GRACE) {
        report(
          `succeeded last ${formatSpan(now - succeeded)} ago, expected it to after its run ${formatSpan(now - scheduled)} ago`,
        );
      }
    }
    return {
      expectation: `CronJob ${namespace}/${name} (${schedule}) has succeeded at its last run`,
      found: `last success ${showValue(success)}`,
      faults,
    };
  },
};

function findValidation({ backup }: Catalog): BackupValidation | undefined {
  return backup.method === "plugin" || backup.method === "barmanObjectStore" ? backup.validation : undefined;
}
