import { clustersOf } from "../reading/clusters.ts";
import { booleanAt } from "../reading/fields.ts";
import { countInstances } from "../reading/instances.ts";
import type { Rule } from "../rule.ts";

/** cloudnative-pg v1.27.0 to v1.30.0, pkg/specs/poddisruptionbudget.go and docs/src/kubernetes_upgrade.md. */
export const instancesWithoutBudget: Rule = {
  id: "instances-without-budget",
  severity: "warning",
  title: "A Cluster with standbys keeps the PodDisruptionBudgets that the operator makes.",
  *check(subject) {
    for (const { manifest, spec, title } of clustersOf(subject)) {
      const instances = countInstances(spec);
      if (booleanAt(spec, "enablePDB") !== false || instances === undefined || instances < 2) continue;
      yield {
        manifest,
        path: ["spec", "enablePDB"],
        message: `${title}: with \`enablePDB: false\` draining nodes may evict all ${instances} instances at once, and the primary without a switchover before`,
        help: "remove it: with standbys the budgets let nodes be drained, as the operator moves the primary first",
      };
    }
  },
};
