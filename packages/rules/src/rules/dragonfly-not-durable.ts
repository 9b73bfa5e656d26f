import { isSet, nameObject } from "../reading/fields.ts";
import { isPatched } from "../reading/patches.ts";
import type { Rule } from "../rule.ts";

export const dragonflyNotDurable: Rule = {
  id: "dragonfly-not-durable",
  severity: "warning",
  title: "A Dragonfly writes snapshots.",
  *check(subject) {
    for (const manifest of subject.ofKind("Dragonfly")) {
      if (isPatched(subject, manifest, "spec", "snapshot") || isSet(manifest.object, "spec", "snapshot", "cron"))
        continue;
      yield {
        manifest,
        path: ["spec", "snapshot"],
        message: `${nameObject(manifest.object)} writes no snapshots by a schedule: when all its pods are gone at once, so is everything in it`,
        help: "set `snapshot` with a schedule and a volume; or waive this where it is nothing but a cache",
      };
    }
  },
};
