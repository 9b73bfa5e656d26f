import { textAt } from "../reading/fields.ts";
import { hasPlaceholder } from "../reading/placeholder.ts";
import type { Rule } from "../rule.ts";

const LONGEST = 50;
const DNS_1035_LABEL = /^[a-z](?:[a-z0-9-]*[a-z0-9])?$/;

/** cloudnative-pg v1.27.0, internal/webhook/v1/cluster_webhook.go, validateName. */
export const clusterName: Rule = {
  id: "cluster-name",
  severity: "error",
  title: "A Cluster's name is a DNS-1035 label of at most 50 characters.",
  refusedBy: "webhook",
  *check(subject) {
    for (const manifest of subject.ofKind("Cluster")) {
      const name = textAt(manifest.object, "metadata", "name");
      if (name === undefined || hasPlaceholder(name)) continue;
      if (name.length <= LONGEST && DNS_1035_LABEL.test(name)) continue;
      const reason =
        name.length > LONGEST
          ? `has ${name.length} characters: the operator allows ${LONGEST}`
          : "is no DNS-1035 label: expected lower-case letters, digits and -, starting with a letter";
      yield {
        manifest,
        path: ["metadata", "name"],
        message: `the name of the Cluster ${JSON.stringify(name)} ${reason}`,
        help: "choose another name now: a Cluster cannot be renamed later without moving its data",
      };
    }
  },
};
