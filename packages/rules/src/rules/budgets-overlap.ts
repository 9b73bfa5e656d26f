import type { Manifest } from "../manifest.ts";
import { booleanAt, nameObject, textAt, valueAt } from "../reading/fields.ts";
import { plainTextAt } from "../reading/plain-text.ts";
import { poolersOf } from "../reading/pooler-budgets.ts";
import { selects } from "../reading/selectors.ts";
import type { Rule } from "../rule.ts";
import { identityOf, namespaceOf } from "../subject.ts";

/** kubernetes v1.34, pkg/registry/core/pod/storage/eviction.go refuses to evict a pod of two budgets. */
export const budgetsOverlap: Rule = {
  id: "budgets-overlap",
  severity: "error",
  title: "A pod has one PodDisruptionBudget.",
  *check(subject) {
    const budgets = subject.ofKind("PodDisruptionBudget");
    for (const cluster of subject.ofKind("Cluster")) {
      const name = plainTextAt(cluster.object, "metadata", "name");
      if (name === undefined || booleanAt(cluster.object, "spec", "enablePDB") === false) continue;
      const labels = {
        "cnpg.io/cluster": name,
        "cnpg.io/podRole": "instance",
        "cnpg.io/instanceRole": "primary",
        role: "primary",
      };
      for (const budget of budgets) {
        if (namespaceOf(budget.object) !== namespaceOf(cluster.object)) continue;
        if (!selects(valueAt(budget.object, "spec", "selector"), labels)) continue;
        yield {
          manifest: budget,
          path: ["spec", "selector"],
          message: `${nameObject(budget.object)}: it selects the primary of ${nameObject(cluster.object)}, which has a budget of the operator's already: Kubernetes refuses to evict a pod of two`,
          help: "remove it, narrow it to poolers with `cnpg.io/podRole: pooler`, or write `enablePDB: false` into the Cluster",
        };
      }
    }
    const selecting = new Map<Manifest, Manifest[]>();
    for (const budget of budgets)
      for (const pooler of poolersOf(subject, budget))
        selecting.set(pooler, [...(selecting.get(pooler) ?? []), budget]);
    for (const pooler of subject.ofKind("Pooler")) {
      const [first, second] = selecting.get(pooler) ?? [];
      if (first === undefined || second === undefined || identityOf(first) === identityOf(second)) continue;
      yield {
        manifest: second,
        path: ["spec", "selector"],
        message: `${nameObject(second.object)}: the pods of ${nameObject(pooler.object)} are selected by PodDisruptionBudget ${textAt(first.object, "metadata", "name") ?? ""} too: Kubernetes refuses to evict a pod of two`,
        help: "remove one of the two, or narrow its selector with `cnpg.io/poolerName`",
      };
    }
  },
};
