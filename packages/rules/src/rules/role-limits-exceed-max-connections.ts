import { type Budget, budgetInstance, sumByUser } from "../budget/budget.ts";
import { alignColumns } from "../budget/print-budget.ts";
import { readBudgets } from "../budget/read-budgets.ts";
import { nameObject } from "../reading/fields.ts";
import { parameterOf, placeOfParameter } from "../reading/parameters.ts";
import type { Rule } from "../rule.ts";

/** Limits that PostgreSQL cannot keep all at once protect nobody: the last one to come finds no session left. */
export const roleLimitsExceedMaxConnections: Rule = {
  id: "role-limits-exceed-max-connections",
  severity: "warning",
  title: "The limits of all roles fit in `max_connections`, where every role has one.",
  *check(subject) {
    for (const budget of readBudgets(subject)) {
      // With one role without a limit the others are no promise anyway.
      if (budget.allRoles === undefined || budget.roles.length < 2) continue;
      const shares = listShares(budget);
      const total = shares.reduce((sum, { share }) => sum + share, 0);
      const usable = budget.maxConnections - budget.reserved;
      // Where the pools alone do not fit, they are what has to change first.
      if (total <= usable || budgetInstance(budget, "primary").total > usable) continue;
      const largest = shares.toSorted((a, b) => b.share - a.share).slice(0, 10);
      const rows = largest.map(({ name, share }) => [name, String(share)]);
      if (shares.length > largest.length)
        rows.push([
          `${shares.length - largest.length} more`,
          String(total - largest.reduce((sum, { share }) => sum + share, 0)),
        ]);
      rows.push(["total", String(total)], ["usable", String(usable)], ["over by", String(total - usable)]);
      const { cluster } = budget;
      yield {
        manifest: cluster,
        path: placeOfParameter(parameterOf(cluster.object, "max_connections")?.key ?? "max_connections"),
        message: `${nameObject(cluster.object)}: its roles may have ${total} sessions together, and \`max_connections\` ${budget.maxConnections} leaves ${usable}\n${alignColumns(rows).join("\n")}`,
        help: `lower ${subject.catalog === undefined ? "`connectionLimit` of roles" : "`connections` of poolers, `direct` of tenants or `connectionLimit` of further roles"} by ${total - usable} in all, or raise \`max_connections\` to ${budget.maxConnections + total - usable}`,
      };
    }
  },
};

/** A limit without what read-only poolers take of it: they are for standbys, which have sessions of their own. */
function listShares(budget: Budget): { readonly name: string; readonly share: number }[] {
  const reading = sumByUser(budgetInstance(budget, "standby").poolers.filter(({ type }) => type === "ro"));
  return budget.roles.map(({ name, limit }) => ({
    name,
    share: Math.max(0, limit - (reading.get(name) ?? 0)),
  }));
}
