import { clustersOf } from "../reading/clusters.ts";
import { numberAt, textAt } from "../reading/fields.ts";
import type { Rule } from "../rule.ts";

/** cloudnative-pg v1.27.0 to v1.30.0, internal/webhook/v1/cluster_webhook.go, validatePrimaryUpdateStrategy. */
export const supervisedSingleInstance: Rule = {
  id: "supervised-single-instance",
  severity: "error",
  title: "A Cluster whose primary is updated under supervision has a standby to switch to.",
  refusedBy: "webhook",
  *check(subject) {
    for (const { manifest, spec, title } of clustersOf(subject)) {
      if (textAt(spec, "primaryUpdateStrategy") !== "supervised" || numberAt(spec, "instances") !== 1) continue;
      yield {
        manifest,
        path: ["spec", "primaryUpdateStrategy"],
        message: `${title}: \`primaryUpdateStrategy: supervised\` with \`instances: 1\`: there is no standby that a supervisor could promote`,
        help: "remove `primaryUpdateStrategy`, or write `instances: 2` or more",
      };
    }
  },
};
