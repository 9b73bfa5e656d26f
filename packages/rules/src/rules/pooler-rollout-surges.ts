import type { Path } from "@tenantry/tenant-model";
import { budgetInstance, INSTANCES, type InstanceBudget, type PoolerBudget } from "../budget/budget.ts";
import { readBudgets } from "../budget/read-budgets.ts";
import { isSet, nameObject } from "../reading/fields.ts";
import type { Rule } from "../rule.ts";

const PLACE: Path & readonly string[] = ["spec", "deploymentStrategy"];

/**
 * Kubernetes 1.34, pkg/controller/deployment/rolling.go: a surging batch starts while pods of the last one are terminating,
 * and those keep their server connections until their clients are gone.
 */
export const poolerRolloutSurges: Rule = {
  id: "pooler-rollout-surges",
  severity: "warning",
  title: "Poolers surge during rollouts only where `max_connections` has room for it.",
  *check(subject) {
    for (const budget of readBudgets(subject)) {
      const reported = new Set<PoolerBudget>();
      for (const instance of budget.instances === 1 ? (["primary"] as const) : INSTANCES) {
        const sums = budgetInstance(budget, instance);
        const peak = countPeak(sums);
        if (peak <= sums.usable) continue;
        for (const pooler of sums.poolers) {
          const { manifest, pods } = pooler;
          if (pods.surge === 0 || reported.has(pooler)) continue;
          reported.add(pooler);
          const isWritten = isSet(manifest.object, ...PLACE, "rollingUpdate", "maxSurge");
          const cause = isWritten ? "its `maxSurge`" : "a Deployment's default `maxSurge` of 25%";
          yield {
            manifest,
            path: isWritten ? [...PLACE, "rollingUpdate", "maxSurge"] : PLACE,
            message: `${nameObject(manifest.object)}: with ${cause} up to ${pods.peak} pods hold connections while its ${pods.instances} are replaced; when the operator rolls every pooler, ${peak} sessions are asked of the ${instance}, which has ${sums.usable}`,
            help: "set `deploymentStrategy: {type: RollingUpdate, rollingUpdate: {maxSurge: 0, maxUnavailable: 1}}`: one pod after the other, and a PodDisruptionBudget for the rest",
          };
        }
      }
    }
  },
};

function countPeak({ total, poolers }: InstanceBudget): number {
  return poolers.reduce((sum, { pods, perPod }) => sum + (pods.peak - pods.rolling) * perPod.total, total);
}
