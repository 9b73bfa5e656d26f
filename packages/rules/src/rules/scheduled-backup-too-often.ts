import { countRunsADay, readCron } from "@tenantry/tenant-model";
import { nameObject } from "../reading/fields.ts";
import { plainTextAt } from "../reading/plain-text.ts";
import { describeRuns } from "../reading/schedules.ts";
import type { Rule } from "../rule.ts";

const MOST = 24;

/** Every run leaves a Backup object; the operator lists them all (cloudnative-pg v1.27.0, scheduledbackup_controller.go). */
export const scheduledBackupTooOften: Rule = {
  id: "scheduled-backup-too-often",
  severity: "error",
  title: "A ScheduledBackup takes at most 24 base backups a day.",
  *check(subject) {
    for (const manifest of subject.ofKind("ScheduledBackup")) {
      const text = plainTextAt(manifest.object, "spec", "schedule");
      const schedule = text === undefined ? undefined : readCron(text, "robfig-v1");
      if (schedule === undefined || countRunsADay(schedule) <= MOST) continue;
      // Five fields mean something else than was meant: that has a rule of its own.
      if (text?.trim().split(/\s+/).length === 5) continue;
      const runs = describeRuns(schedule, subject.today);
      if (runs === "") continue;
      yield {
        manifest,
        path: ["spec", "schedule"],
        message: `${nameObject(manifest.object)}: ${JSON.stringify(text)} takes ${countRunsADay(schedule)} base backups a day (expected at most ${MOST}): next ${runs}`,
        help: 'WAL archiving already covers every moment between two base backups: one a day is usual, e.g. `"0 0 2 * * *"`',
      };
    }
  },
};
