import { explainCron, readCron } from "@tenantry/tenant-model";
import { nameObject } from "../reading/fields.ts";
import { plainTextAt } from "../reading/plain-text.ts";
import type { Rule } from "../rule.ts";

/** cloudnative-pg v1.27.0, internal/webhook/v1/scheduledbackup_webhook.go: the schedule has to be read by robfig/cron v1.2.0. */
export const scheduledBackupCron: Rule = {
  id: "scheduled-backup-cron",
  severity: "error",
  title: "A ScheduledBackup's schedule is a cron expression that the operator can read.",
  refusedBy: "webhook",
  *check(subject) {
    for (const manifest of subject.ofKind("ScheduledBackup")) {
      const schedule = plainTextAt(manifest.object, "spec", "schedule");
      if (schedule === undefined || readCron(schedule, "robfig-v1") !== undefined) continue;
      const fields = schedule.trim().split(/\s+/);
      const reason =
        fields.length === 5 ? explainCron([...fields, "*"].join(" "), 6) : explainCron(fields.join(" "), 6);
      yield {
        manifest,
        path: ["spec", "schedule"],
        message: `${nameObject(manifest.object)}: the schedule ${JSON.stringify(schedule)} cannot be read: ${reason ?? "it is no cron expression"}`,
        help:
          readCron(schedule, "robfig-v3") !== undefined
            ? `it reads like a line of a crontab; put the second in front: \`"0 ${fields.join(" ")}"\``
            : 'write six fields, e.g. `"0 0 2 * * *"` for 02:00:00 UTC every day; `@daily` and `@every 12h` are read too',
      };
    }
  },
};
