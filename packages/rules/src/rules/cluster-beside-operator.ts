import { clustersOf } from "../reading/clusters.ts";
import type { Rule } from "../rule.ts";
import { namespaceOf } from "../subject.ts";

/** Where the operator's own manifests and documentation install it. */
const OPERATOR_NAMESPACE = "cnpg-system";

/** cloudnative-pg v1.30.0, docs/src/security.md: isolation is by namespace. */
export const clusterBesideOperator: Rule = {
  id: "cluster-beside-operator",
  severity: "warning",
  title: "Clusters live in a namespace of their own, not in the operator's.",
  *check(subject) {
    for (const { manifest, object, title } of clustersOf(subject)) {
      if (namespaceOf(object) !== OPERATOR_NAMESPACE) continue;
      yield {
        manifest,
        path: ["metadata", "namespace"],
        message: `${title} is in ${OPERATOR_NAMESPACE}, beside the operator: whoever may read the Secrets or exec into pods of the database may do so to the operator, which rules every cluster`,
        help: "put it with its Poolers, Databases and Secrets into a namespace such as `databases` before it holds data: a Cluster cannot move later",
      };
    }
  },
};
