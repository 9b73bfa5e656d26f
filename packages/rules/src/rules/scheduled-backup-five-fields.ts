import { countRunsADay, readCron } from "@tenantry/tenant-model";
import { nameObject } from "../reading/fields.ts";
import { plainTextAt } from "../reading/plain-text.ts";
import { describeRuns } from "../reading/schedules.ts";
import type { Rule } from "../rule.ts";

/**
 * cloudnative-pg v1.27.0, internal/webhook/v1/scheduledbackup_webhook.go accepts five fields with a warning; robfig/cron
 * v1.2.0 reads the first as the second and takes every weekday.
 */
export const scheduledBackupFiveFields: Rule = {
  id: "scheduled-backup-five-fields",
  severity: "error",
  title: "A ScheduledBackup's schedule has six fields, seconds first.",
  *check(subject) {
    for (const manifest of subject.ofKind("ScheduledBackup")) {
      const text = plainTextAt(manifest.object, "spec", "schedule");
      if (text === undefined || text.trim().split(/\s+/).length !== 5 || text.trim().startsWith("@")) continue;
      const schedule = readCron(text, "robfig-v1");
      if (schedule === undefined) continue;
      const meant = readCron(text, "robfig-v3");
      const runs = describeRuns(schedule, subject.today);
      yield {
        manifest,
        path: ["spec", "schedule"],
        message: `${nameObject(manifest.object)}: ${JSON.stringify(text)} has five fields, and the operator reads the first as the second: ${runs === "" ? "it never runs" : `${describeCount(countRunsADay(schedule))} a day, next ${runs}`}`,
        help:
          meant === undefined
            ? "write six fields: second minute hour day month weekday"
            : `write \`"0 ${text.trim().split(/\s+/).join(" ")}"\`, which runs ${describeRuns(meant, subject.today) || "never"}`,
      };
    }
  },
};

function describeCount(count: number): string {
  return count === 1 ? "one run" : `${count} runs`;
}
