import { nextRuns, readCron } from "@tenantry/tenant-model";
import { booleanAt, isSet, nameObject } from "../reading/fields.ts";
import { plainTextAt } from "../reading/plain-text.ts";
import type { Rule } from "../rule.ts";
import { identityOf } from "../subject.ts";

/** cloudnative-pg v1.27.0, internal/controller/scheduledbackup_controller.go: `immediate` counts at the first look only. */
export const firstBackupWaits: Rule = {
  id: "first-backup-waits",
  severity: "warning",
  title: "A new cluster takes its first base backup at once.",
  *check(subject) {
    for (const manifest of subject.ofKind("ScheduledBackup")) {
      const { object } = manifest;
      const cluster = subject.clusterOf(manifest);
      if (cluster === undefined || subject.committed === undefined) continue;
      // Only where both are new: later on the field has no effect, or there are backups already.
      if (subject.committed.has(identityOf(manifest)) || subject.committed.has(identityOf(cluster))) continue;
      const written = isSet(object, "spec", "immediate");
      if (written && booleanAt(object, "spec", "immediate") !== false) continue;
      const schedule = readCron(plainTextAt(object, "spec", "schedule") ?? "", "robfig-v1");
      if (schedule === undefined || "everySeconds" in schedule) continue;
      const [run] = nextRuns(schedule, subject.today, 1);
      yield {
        manifest,
        path: written ? ["spec", "immediate"] : ["spec"],
        message: `${nameObject(object)}: without \`immediate: true\` nothing of the new ${nameObject(cluster.object)} can be restored until the first run${run === undefined ? "" : ` (${run.slice(0, 16)} UTC at the earliest)`}`,
        help: "write `immediate: true`: it takes one base backup when the ScheduledBackup is created, and changes nothing later",
      };
    }
  },
};
