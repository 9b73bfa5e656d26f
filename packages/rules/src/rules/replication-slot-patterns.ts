import { clustersOf } from "../reading/clusters.ts";
import { booleanAt, listAt } from "../reading/fields.ts";
import { explainGoRegexp } from "../reading/go-regexp.ts";
import { hasPlaceholder } from "../reading/placeholder.ts";
import type { Rule } from "../rule.ts";

const PLACE = ["spec", "replicationSlots", "synchronizeReplicas", "excludePatterns"];

/** cloudnative-pg v1.27.0 to v1.30.0, internal/webhook/v1/cluster_webhook.go, validateReplicationSlots. */
export const replicationSlotPatterns: Rule = {
  id: "replication-slot-patterns",
  severity: "error",
  title: "`synchronizeReplicas.excludePatterns` are regular expressions that Go can compile.",
  refusedBy: "webhook",
  *check(subject) {
    for (const { manifest, object, spec, title } of clustersOf(subject)) {
      const isOn = (section: string) => booleanAt(spec, "replicationSlots", section, "enabled") !== false;
      if (!isOn("highAvailability") && !isOn("synchronizeReplicas")) continue;
      for (const [index, pattern] of listAt(object, ...PLACE).entries()) {
        if (typeof pattern !== "string" || hasPlaceholder(pattern)) continue;
        const reason = explainGoRegexp(pattern);
        if (reason === undefined) continue;
        yield {
          manifest,
          path: [...PLACE, index],
          message: `${title}: the pattern ${JSON.stringify(pattern)} ${reason}`,
          help: "write a regular expression that matches the names of slots to leave out, such as `^debezium_`; a * alone is no wildcard, `.*` is",
        };
      }
    }
  },
};
