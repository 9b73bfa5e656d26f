import { clustersOf } from "../reading/clusters.ts";
import { booleanAt, fieldsAt, isSet } from "../reading/fields.ts";
import type { Rule } from "../rule.ts";

const PLACE = ["spec", "postgresql", "syncReplicaElectionConstraint"];

/** cloudnative-pg v1.27.0 to v1.30.0, internal/webhook/v1/cluster_webhook.go, validateSyncReplicaElectionConstraint. */
export const syncElectionLabels: Rule = {
  id: "sync-election-labels",
  severity: "error",
  title: "`syncReplicaElectionConstraint` names the node labels that it compares.",
  refusedBy: "webhook",
  *check(subject) {
    for (const { manifest, object, title } of clustersOf(subject)) {
      const constraint = fieldsAt(object, ...PLACE);
      const labels = constraint["nodeLabelsAntiAffinity"];
      if (booleanAt(constraint, "enabled") !== true) continue;
      if (isSet(constraint, "nodeLabelsAntiAffinity") && !(Array.isArray(labels) && labels.length === 0)) continue;
      yield {
        manifest,
        path: [...PLACE, "nodeLabelsAntiAffinity"],
        message: `${title}: \`syncReplicaElectionConstraint\` is enabled, but \`nodeLabelsAntiAffinity\` names no label to compare`,
        help: "add `nodeLabelsAntiAffinity: [topology.kubernetes.io/zone]`, or remove `syncReplicaElectionConstraint`",
      };
    }
  },
};
