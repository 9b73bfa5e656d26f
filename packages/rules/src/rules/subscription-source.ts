import { listAt, nameObject, textAt } from "../reading/fields.ts";
import { isOneEditAway, plainTextAt } from "../reading/plain-text.ts";
import type { Rule } from "../rule.ts";

/** cloudnative-pg v1.27.0, internal/management/controller/subscription_controller.go: the name is looked up in the Cluster. */
export const subscriptionSource: Rule = {
  id: "subscription-source",
  severity: "error",
  title: "A Subscription names one of its Cluster's external clusters.",
  *check(subject) {
    for (const manifest of subject.ofKind("Subscription")) {
      const name = plainTextAt(manifest.object, "spec", "externalClusterName");
      const cluster = subject.clusterOf(manifest)?.object;
      if (name === undefined || cluster === undefined) continue;
      const names = listAt(cluster, "spec", "externalClusters").map((external) => textAt(external, "name") ?? "");
      if (names.includes(name) || names.some((known) => known.includes("${"))) continue;
      const near = names.find((known) => isOneEditAway(known, name));
      yield {
        manifest,
        path: ["spec", "externalClusterName"],
        message: `${nameObject(manifest.object)}: ${nameObject(cluster)} has no external cluster ${name}${names.length === 0 ? "" : `: expected ${names.join(" or ")}`}`,
        help:
          near === undefined
            ? `add \`- name: ${name}\` with its \`connectionParameters\` to \`spec.externalClusters\` of ${nameObject(cluster)}`
            : `write \`externalClusterName: ${near}\``,
      };
    }
  },
};
