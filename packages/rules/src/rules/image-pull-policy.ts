import { clustersOf } from "../reading/clusters.ts";
import { plainTextAt } from "../reading/plain-text.ts";
import type { Rule } from "../rule.ts";

const PLACE = ["spec", "imagePullPolicy"];
const POLICIES = ["Always", "IfNotPresent", "Never"];

/** cloudnative-pg v1.27.0 to v1.30.0, internal/webhook/v1/cluster_webhook.go, validateImagePullPolicy; the CRD takes any text. */
export const imagePullPolicy: Rule = {
  id: "image-pull-policy",
  severity: "error",
  title: "`imagePullPolicy` of a Cluster is Always, IfNotPresent or Never.",
  refusedBy: "webhook",
  *check(subject) {
    for (const { manifest, object, title } of clustersOf(subject)) {
      const policy = plainTextAt(object, ...PLACE);
      if (policy === undefined || POLICIES.includes(policy)) continue;
      const meant = POLICIES.find((known) => known.toLowerCase() === policy.replace(/[\s_-]/g, "").toLowerCase());
      yield {
        manifest,
        path: PLACE,
        message: `${title}: \`imagePullPolicy\` is ${JSON.stringify(policy)}: expected ${POLICIES.join(", ")}`,
        help:
          meant === undefined
            ? "write `imagePullPolicy: IfNotPresent`, or leave it out"
            : `write \`imagePullPolicy: ${meant}\``,
      };
    }
  },
};
