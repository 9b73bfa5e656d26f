import { nameObject, numberAt } from "../reading/fields.ts";
import type { Rule } from "../rule.ts";

export const dragonflySingleReplica: Rule = {
  id: "dragonfly-single-replica",
  severity: "warning",
  title: "A Dragonfly has a replica beside its master.",
  *check(subject) {
    for (const manifest of subject.ofKind("Dragonfly")) {
      if (numberAt(manifest.object, "spec", "replicas") !== 1) continue;
      yield {
        manifest,
        path: ["spec", "replicas"],
        message: `${nameObject(manifest.object)} has one pod: each drain of its node and each change takes it away, with what was written since its last snapshot`,
        help: "set `replicas` to 2 or more: it counts the master too",
      };
    }
  },
};
