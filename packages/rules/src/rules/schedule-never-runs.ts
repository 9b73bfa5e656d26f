import { type CronDialect, nextRuns, readCron } from "@tenantry/tenant-model";
import type { KnownKind } from "../manifest.ts";
import { nameObject } from "../reading/fields.ts";
import { plainTextAt } from "../reading/plain-text.ts";
import type { Rule } from "../rule.ts";

const PLACES: readonly { readonly kind: KnownKind; readonly path: readonly string[]; readonly dialect: CronDialect }[] =
  [
    { kind: "ScheduledBackup", path: ["spec", "schedule"], dialect: "robfig-v1" },
    { kind: "CronJob", path: ["spec", "schedule"], dialect: "robfig-v3" },
    { kind: "Dragonfly", path: ["spec", "snapshot", "cron"], dialect: "robfig-v3" },
  ];

/** robfig/cron gives up after five years without a run (v1.2.0 and v3.0.1, spec.go); nobody says so at admission. */
export const scheduleNeverRuns: Rule = {
  id: "schedule-never-runs",
  severity: "error",
  title: "A schedule names dates that come.",
  *check(subject) {
    for (const { kind, path, dialect } of PLACES)
      for (const manifest of subject.ofKind(kind)) {
        const text = plainTextAt(manifest.object, ...path);
        const schedule = text === undefined ? undefined : readCron(text, dialect);
        if (schedule === undefined || "everySeconds" in schedule) continue;
        if (nextRuns(schedule, subject.today, 1).length > 0) continue;
        yield {
          manifest,
          path,
          message: `${nameObject(manifest.object)}: ${JSON.stringify(text)} never runs: no month among ${[...schedule.months].join(", ")} has a day ${[...schedule.days].join(", ")}`,
          help: "choose a day of the month of at most 28, or `*`",
        };
      }
  },
};
