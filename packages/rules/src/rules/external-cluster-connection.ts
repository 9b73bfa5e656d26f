import { clustersOf } from "../reading/clusters.ts";
import { CONNECTIONS, connectionsOf } from "../reading/external-clusters.ts";
import { isFields, listAt, textAt } from "../reading/fields.ts";
import type { Rule } from "../rule.ts";

/** cloudnative-pg v1.27.0 to v1.30.0, internal/webhook/v1/cluster_webhook.go, validateExternalCluster. */
export const externalClusterConnection: Rule = {
  id: "external-cluster-connection",
  severity: "error",
  title: "Each of `externalClusters` says how to reach it.",
  refusedBy: "webhook",
  *check(subject) {
    for (const { manifest, spec, title } of clustersOf(subject)) {
      for (const [index, external] of listAt(spec, "externalClusters").entries()) {
        if (!isFields(external) || connectionsOf(external).length > 0) continue;
        const named = CONNECTIONS.map((key) => `\`${key}\``).join(", ");
        yield {
          manifest,
          path: ["spec", "externalClusters", index],
          message: `${title}: the external cluster ${JSON.stringify(textAt(external, "name") ?? index)} has none of ${named}`,
          help: "add `connectionParameters` for a running server, or `plugin` for its backups",
        };
      }
    }
  },
};
