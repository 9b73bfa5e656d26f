import { nameObject, numberAt, valueAt } from "../reading/fields.ts";
import { poolersOf } from "../reading/pooler-budgets.ts";
import type { Rule } from "../rule.ts";

/** kubernetes v1.34, pkg/controller/disruption/disruption.go: percentages of both fields are rounded up. */
export const budgetBlocksDrain: Rule = {
  id: "budget-blocks-drain",
  severity: "warning",
  title: "A PodDisruptionBudget for a Pooler lets one of its pods go.",
  *check(subject) {
    for (const manifest of subject.ofKind("PodDisruptionBudget")) {
      const { object } = manifest;
      const poolers = poolersOf(subject, manifest);
      if (poolers.length === 0) continue;
      let pods = 0;
      for (const pooler of poolers) {
        const written = valueAt(pooler.object, "spec", "instances");
        pods += written === undefined ? 1 : (numberAt(pooler.object, "spec", "instances") ?? Number.NaN);
      }
      if (Number.isNaN(pods) || pods === 0) continue;
      for (const field of ["minAvailable", "maxUnavailable"]) {
        const value = valueAt(object, "spec", field);
        const amount = readAmount(value, pods);
        if (amount === undefined || (field === "minAvailable" ? pods - amount : amount) > 0) continue;
        yield {
          manifest,
          path: ["spec", field],
          message: `${nameObject(object)}: with \`${field}: ${value}\` none of the ${pods === 1 ? "one pod" : `${pods} pods`} of ${poolers.map((pooler) => nameObject(pooler.object)).join(", ")} may be evicted, so a drain of its node never ends`,
          help:
            pods === 1
              ? "give the Pooler two instances or more and write `maxUnavailable: 1`, or remove the budget"
              : "write `maxUnavailable: 1`",
        };
      }
    }
  },
};

function readAmount(value: unknown, pods: number): number | undefined {
  if (typeof value === "number") return value;
  const percent = typeof value === "string" ? /^(\d+)%$/.exec(value) : null;
  return percent === null ? undefined : Math.ceil((Number(percent[1]) * pods) / 100);
}
