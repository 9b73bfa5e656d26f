import { clustersOf } from "../reading/clusters.ts";
import { booleanAt } from "../reading/fields.ts";
import { placeOfParameter } from "../reading/parameters.ts";
import { isSwitchedOff, usesFailoverSlots } from "../reading/slot-settings.ts";
import type { Rule } from "../rule.ts";

const PLACE = ["spec", "replicationSlots", "highAvailability", "enabled"];

/** cloudnative-pg v1.27.0 to v1.30.0, internal/webhook/v1/cluster_webhook.go, validatePgFailoverSlots. */
export const failoverSlots: Rule = {
  id: "failover-slots",
  severity: "error",
  title: "The extension pg_failover_slots has `hot_standby_feedback` and replication slots of the operator.",
  refusedBy: "webhook",
  *check(subject) {
    for (const { manifest, object, title } of clustersOf(subject)) {
      if (!usesFailoverSlots(object)) continue;
      const used = `${title}: a parameter \`pg_failover_slots.*\` loads that extension`;
      if (isSwitchedOff(object, "hot_standby_feedback"))
        yield {
          manifest,
          path: placeOfParameter("hot_standby_feedback"),
          message: `${used}, which needs \`hot_standby_feedback\`: it is off`,
          help: 'write `hot_standby_feedback: "on"` in `spec.postgresql.parameters`',
        };
      if (booleanAt(object, ...PLACE) === false)
        yield {
          manifest,
          path: PLACE,
          message: `${used}, which needs the operator's replication slots: \`highAvailability.enabled\` is false`,
          help: "remove `replicationSlots.highAvailability.enabled`: it is true by default",
        };
    }
  },
};
