import { nameObject, numberAt, textAt } from "../reading/fields.ts";
import { poolersOf } from "../reading/pooler-budgets.ts";
import type { Rule } from "../rule.ts";
import { namespaceOf } from "../subject.ts";

/** cloudnative-pg v1.27.0, pkg/specs/poddisruptionbudget.go: the operator makes budgets for Clusters, none for Poolers. */
export const poolerWithoutBudget: Rule = {
  id: "pooler-without-budget",
  severity: "warning",
  title: "A Pooler with several instances has a PodDisruptionBudget.",
  *check(subject) {
    const budgets = subject.ofKind("PodDisruptionBudget");
    const covered = new Set(budgets.flatMap((budget) => poolersOf(subject, budget, { open: true })));
    for (const manifest of subject.ofKind("Pooler")) {
      const { object } = manifest;
      const instances = numberAt(object, "spec", "instances") ?? 1;
      if (instances < 2 || covered.has(manifest)) continue;
      // Some files prove nothing, unless the budgets of its neighbours are among them.
      const neighbour = [...covered].find((other) => namespaceOf(other.object) === namespaceOf(object));
      if (subject.catalog === undefined && neighbour === undefined) continue;
      yield {
        manifest,
        path: ["spec", "instances"],
        message: `${nameObject(object)}: no PodDisruptionBudget selects its ${instances} pods${neighbour === undefined ? "" : `, as one does for ${nameObject(neighbour.object)}`}: a drain may take all of them at once`,
        help: `add one with \`maxUnavailable: 1\` and \`selector.matchLabels: {cnpg.io/poolerName: ${textAt(object, "metadata", "name") ?? ""}}\``,
      };
    }
  },
};
