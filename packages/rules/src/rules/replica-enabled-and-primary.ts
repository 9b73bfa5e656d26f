import { clustersOf } from "../reading/clusters.ts";
import { isSet, textAt } from "../reading/fields.ts";
import type { Rule } from "../rule.ts";

/**
 * cloudnative-pg v1.27.0 to v1.30.0, internal/webhook/v1/cluster_webhook.go, validateReplicaMode. `enabled: false`
 * counts too.
 */
export const replicaEnabledAndPrimary: Rule = {
  id: "replica-enabled-and-primary",
  severity: "error",
  title: "A replica cluster is turned on by `enabled`, or by the name of the primary.",
  refusedBy: "webhook",
  *check(subject) {
    for (const { manifest, spec, title } of clustersOf(subject)) {
      const primary = textAt(spec, "replica", "primary") ?? "";
      if (primary === "" || !isSet(spec, "replica", "enabled")) continue;
      yield {
        manifest,
        path: ["spec", "replica", "enabled"],
        at: "key",
        message: `${title}: \`replica.enabled\` beside \`replica.primary\`: the name of the primary already decides`,
        help: "remove `enabled`, also where it is false; the cluster is a replica while `primary` names another",
      };
    }
  },
};
