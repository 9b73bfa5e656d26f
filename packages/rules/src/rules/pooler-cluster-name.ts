import { nameObject, textAt } from "../reading/fields.ts";
import { plainTextAt } from "../reading/plain-text.ts";
import type { Rule } from "../rule.ts";

/** cloudnative-pg v1.27.0 to v1.30.0, internal/webhook/v1/pooler_webhook.go, validateCluster. */
export const poolerClusterName: Rule = {
  id: "pooler-cluster-name",
  severity: "error",
  title: "A Pooler names its Cluster, and is not called as it.",
  refusedBy: "webhook",
  *check(subject) {
    for (const manifest of subject.ofKind("Pooler")) {
      const { object } = manifest;
      if (textAt(object, "spec", "cluster", "name") === "")
        yield {
          manifest,
          path: ["spec", "cluster", "name"],
          message: `${nameObject(object)}: \`cluster.name\` is empty`,
          help: "write the name of a Cluster in the Pooler's namespace",
        };
      const [name, cluster] = [plainTextAt(object, "metadata", "name"), plainTextAt(object, "spec", "cluster", "name")];
      if (name === undefined || name !== cluster) continue;
      yield {
        manifest,
        path: ["metadata", "name"],
        message: `${nameObject(object)}: the Pooler is called as its Cluster`,
        help: `choose another name, e.g. \`${name}-pooler-${textAt(object, "spec", "type") ?? "rw"}\`: it is the name of the Service that clients connect to`,
      };
    }
  },
};
