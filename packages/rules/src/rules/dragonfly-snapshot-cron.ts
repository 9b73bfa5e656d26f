import { explainCron } from "@tenantry/tenant-model";
import { nameObject } from "../reading/fields.ts";
import { plainTextAt } from "../reading/plain-text.ts";
import type { Rule } from "../rule.ts";

/** Dragonfly puts a second in front of the five fields itself; its operator hands the text on unread. */
export const dragonflySnapshotCron: Rule = {
  id: "dragonfly-snapshot-cron",
  severity: "error",
  title: "A Dragonfly's snapshot schedule has five fields.",
  *check(subject) {
    for (const manifest of subject.ofKind("Dragonfly")) {
      const schedule = plainTextAt(manifest.object, "spec", "snapshot", "cron");
      if (schedule === undefined) continue;
      const fields = schedule.trim().split(/\s+/);
      if (fields.length === 5) continue;
      yield {
        manifest,
        path: ["spec", "snapshot", "cron"],
        message: `${nameObject(manifest.object)}: the snapshot schedule ${JSON.stringify(schedule)} has ${fields.length === 1 ? "one field" : `${fields.length} fields`}: expected 5 (minute hour day month weekday)`,
        help:
          fields.length === 6 && explainCron(fields.join(" "), 6) === undefined
            ? `leave the second out: \`"${fields.slice(1).join(" ")}"\``
            : 'write five fields, e.g. `"*/15 * * * *"`; names such as `@daily` are not read',
      };
    }
  },
};
