import { clustersOf, isReplica } from "../reading/clusters.ts";
import { isSet } from "../reading/fields.ts";
import type { Rule } from "../rule.ts";
import { identityOf } from "../subject.ts";

/**
 * cloudnative-pg v1.27.0 to v1.30.0, internal/webhook/v1/cluster_webhook.go, validateReplicaMode: refused at creation
 * only. A primary that is demoted keeps its `initdb` and is right, so this speaks only of Clusters that were not
 * committed before.
 */
export const replicaBootstrap: Rule = {
  id: "replica-bootstrap",
  severity: "error",
  title: "A new replica cluster starts from a copy of what it follows.",
  *check(subject) {
    if (subject.committed === undefined) return;
    for (const cluster of clustersOf(subject)) {
      const { manifest, spec, title } = cluster;
      if (subject.committed.has(identityOf(manifest)) || isReplica(cluster) !== true) continue;
      if (isSet(spec, "bootstrap", "recovery") || isSet(spec, "bootstrap", "pg_basebackup")) continue;
      yield {
        manifest,
        path: isSet(spec, "bootstrap") ? ["spec", "bootstrap"] : ["spec", "replica"],
        at: "key",
        message: `${title}: a new replica cluster with ${isSet(spec, "bootstrap", "initdb") ? "`bootstrap.initdb`" : "no `bootstrap`, so with `initdb`"}: the webhook refuses to create one whose data are its own`,
        help: "write `bootstrap.recovery` or `bootstrap.pg_basebackup` with the `source` of `replica`",
      };
    }
  },
};
