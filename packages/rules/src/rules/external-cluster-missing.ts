import { clustersOf } from "../reading/clusters.ts";
import { readExternalClusters, suggestExternalCluster } from "../reading/external-clusters.ts";
import { textAt } from "../reading/fields.ts";
import { hasPlaceholder } from "../reading/placeholder.ts";
import type { Rule } from "../rule.ts";

const REFERENCES = [
  ["bootstrap", "recovery", "source"],
  ["bootstrap", "pg_basebackup", "source"],
  ["replica", "source"],
  ["replica", "self"],
  ["replica", "primary"],
];

/**
 * cloudnative-pg v1.27.0 to v1.30.0, internal/webhook/v1/cluster_webhook.go, validateBootstrapRecoverySource,
 * validateBootstrapPgBaseBackupSource and validateReplicaClusterExternalClusters, whether the replica mode is on or
 * not.
 */
export const externalClusterMissing: Rule = {
  id: "external-cluster-missing",
  severity: "error",
  title: "Whatever a Cluster recovers from or follows is one of its `externalClusters`.",
  refusedBy: "webhook",
  *check(subject) {
    for (const { manifest, spec, title } of clustersOf(subject)) {
      const names = readExternalClusters(spec)?.map(({ name }) => name);
      if (names === undefined) continue;
      for (const reference of REFERENCES) {
        const name = textAt(spec, ...reference);
        if (name === undefined || name === "" || hasPlaceholder(name) || names.includes(name)) continue;
        yield {
          manifest,
          path: ["spec", ...reference],
          message: `${title}: \`${reference.join(".")}\` names the external cluster ${JSON.stringify(name)}, which is not in \`externalClusters\``,
          help: suggestExternalCluster(names),
        };
      }
    }
  },
};
