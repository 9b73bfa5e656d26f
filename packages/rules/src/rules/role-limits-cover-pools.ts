import { budgetInstance, INSTANCES, sumByUser } from "../budget/budget.ts";
import { readBudgets } from "../budget/read-budgets.ts";
import { nameObject } from "../reading/fields.ts";
import type { Rule } from "../rule.ts";

/** PgBouncer does not know the limit: its logins fail, and clients get that error instead of waiting for a connection. */
export const roleLimitsCoverPools: Rule = {
  id: "role-limits-cover-pools",
  severity: "warning",
  title: "A role's `connectionLimit` is enough for all pools that are its own.",
  *check(subject) {
    for (const budget of readBudgets(subject)) {
      // A pooler of several users has one size for all of their pools: a small limit of one of them may be meant.
      const counts = INSTANCES.map((instance) => {
        const poolers = budgetInstance(budget, instance).poolers.filter(({ perPod }) => perPod.byUser.size === 1);
        return { poolers, byUser: sumByUser(poolers) };
      });
      for (const { manifest, name, path, limit } of budget.roles) {
        const [primary, standby] = counts.map(({ poolers, byUser }) => ({ poolers, sessions: byUser.get(name) ?? 0 }));
        const worst = (standby?.sessions ?? 0) > (primary?.sessions ?? 0) ? standby : primary;
        if (worst === undefined || worst.sessions <= limit) continue;
        const users = worst.poolers.filter(({ perPod }) => perPod.byUser.has(name));
        const sum = users.map(
          ({ name: pooler, pods, perPod }) => `${pooler}: ${pods.rolling} pods × ${perPod.byUser.get(name)}`,
        );
        yield {
          manifest,
          path,
          message: `${nameObject(manifest.object)}: role ${name} may have ${limit} sessions, and its pools may open ${worst.sessions} (${sum.join(", ")})`,
          help: `set \`connectionLimit\` to ${worst.sessions} or more (and what connects without a pooler), or make the pools smaller`,
        };
      }
    }
  },
};
