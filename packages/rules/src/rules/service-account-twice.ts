import { clustersOf } from "../reading/clusters.ts";
import { isSet } from "../reading/fields.ts";
import type { Rule } from "../rule.ts";

/** cloudnative-pg v1.29.0 and v1.30.0, internal/webhook/v1/cluster_webhook.go, validateServiceAccountConfig. */
export const serviceAccountTwice: Rule = {
  id: "service-account-twice",
  severity: "error",
  title: "A Cluster names its ServiceAccount or describes it, not both.",
  operator: { since: "1.29" },
  refusedBy: "webhook",
  *check(subject) {
    for (const { manifest, spec, title } of clustersOf(subject)) {
      const name = spec["serviceAccountName"];
      if (typeof name !== "string" || name === "" || !isSet(spec, "serviceAccountTemplate")) continue;
      yield {
        manifest,
        path: ["spec", "serviceAccountName"],
        message: `${title}: \`serviceAccountName: ${name}\` beside \`serviceAccountTemplate\`: the operator makes an account by the template, or uses yours`,
        help: "remove `serviceAccountTemplate`, and write its annotations on the ServiceAccount itself, or remove `serviceAccountName`",
      };
    }
  },
};
