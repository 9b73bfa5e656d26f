import { explainCron, readCron } from "@tenantry/tenant-model";
import { nameObject } from "../reading/fields.ts";
import { plainTextAt } from "../reading/plain-text.ts";
import type { Rule } from "../rule.ts";

/** kubernetes v1.34, pkg/apis/batch/validation/validation.go: robfig/cron v3's standard form, and no time zone in the text. */
export const cronJobSchedule: Rule = {
  id: "cron-job-schedule",
  severity: "error",
  title: "A CronJob's schedule is a cron expression of five fields.",
  refusedBy: "API server",
  *check(subject) {
    for (const manifest of subject.ofKind("CronJob")) {
      const schedule = plainTextAt(manifest.object, "spec", "schedule");
      if (schedule === undefined || readCron(schedule, "robfig-v3") !== undefined) continue;
      const zone = /^(?:CRON_)?TZ=(\S*)/.exec(schedule);
      const fields = schedule.trim().split(/\s+/);
      const reason = zone === null ? explainCron(fields.join(" "), 5) : "a time zone in it is refused";
      yield {
        manifest,
        path: ["spec", "schedule"],
        message: `${nameObject(manifest.object)}: the schedule ${JSON.stringify(schedule)} cannot be read: ${reason ?? "it is no cron expression"}`,
        help:
          zone !== null
            ? `write the time zone into \`spec.timeZone\`: ${JSON.stringify(zone[1])}`
            : fields.length === 6 && explainCron(fields.join(" "), 6) === undefined
              ? `only ScheduledBackups have seconds: write \`"${fields.slice(1).join(" ")}"\``
              : 'write five fields, e.g. `"0 3 * * *"` for 03:00 every day',
      };
    }
  },
};
