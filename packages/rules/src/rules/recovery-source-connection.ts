import { clustersOf } from "../reading/clusters.ts";
import { connectionsOf, readExternalClusters } from "../reading/external-clusters.ts";
import { textAt } from "../reading/fields.ts";
import type { Rule } from "../rule.ts";

const SOURCE = ["bootstrap", "recovery", "source"];

/**
 * cloudnative-pg internal/webhook/v1/cluster_webhook.go, validateBootstrapRecoverySource: connectionParameters alone
 * are enough in v1.27.4, v1.28.2 and from v1.29.0 on, for a recovery from snapshots that then streams.
 */
export const recoverySourceConnection: Rule = {
  id: "recovery-source-connection",
  severity: "error",
  title: "Before CloudNativePG 1.27.4 and 1.28.2, what a Cluster recovers from has backups.",
  operator: { until: "1.28.1" },
  refusedBy: "webhook",
  *check(subject) {
    if (subject.operator.hasFix(["1.27.4", "1.28.2", "1.29.0"])) return;
    for (const { manifest, spec, title } of clustersOf(subject)) {
      const name = textAt(spec, ...SOURCE);
      const external = readExternalClusters(spec)?.find((candidate) => candidate.name === name);
      if (external === undefined) continue;
      const ways = connectionsOf(external.fields);
      if (ways.length !== 1 || ways[0] !== "connectionParameters") continue;
      yield {
        manifest,
        path: ["spec", ...SOURCE],
        message: `${title}: the recovery's source ${JSON.stringify(name)} has \`connectionParameters\` only, which CloudNativePG ${subject.operator.text} refuses`,
        help: "add `plugin` with the place of its backups, bootstrap by `pg_basebackup`, or use 1.27.4, 1.28.2 or later",
      };
    }
  },
};
