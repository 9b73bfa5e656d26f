import type { Catalog, Path } from "@tenantry/tenant-model";
import { formatBytes } from "@tenantry/tenant-model";
import { type Budget, budgetInstance, INSTANCES } from "../budget/budget.ts";
import { CONNECTION_BYTES } from "../budget/connection-memory.ts";
import { type ProposedSize, readSize } from "../budget/pool-sizing.ts";
import { printSum } from "../budget/print-budget.ts";
import { countOverflow, findSmallestCut, proposeSizes } from "../budget/propose-sizes.ts";
import { readBudgets } from "../budget/read-budgets.ts";
import { nameObject } from "../reading/fields.ts";
import { parameterOf, placeOfParameter } from "../reading/parameters.ts";
import type { Rule } from "../rule.ts";

/**
 * PgBouncer's limits hold in each pod and for each pair of database and user (PgBouncer 1.24, doc/config.md), PostgreSQL's
 * for all of them together.
 */
export const poolsFitMaxConnections: Rule = {
  id: "pools-fit-max-connections",
  severity: "error",
  title: "All poolers and direct sessions together fit in `max_connections`.",
  *check(subject) {
    for (const budget of readBudgets(subject)) {
      // One instance has no standby that a Service could lead to.
      const instances = budget.instances === 1 ? (["primary"] as const) : INSTANCES;
      for (const instance of instances) {
        const sums = budgetInstance(budget, instance);
        if (sums.total <= sums.usable || sums.poolers.length + sums.direct.length === 0) continue;
        const { object } = budget.cluster;
        const where = instance === "primary" ? "the primary" : "one standby";
        yield {
          manifest: budget.cluster,
          path: placeOf(budget),
          message: `${nameObject(object)}: poolers and direct sessions may open ${sums.total} sessions on ${where}, where \`max_connections\` ${budget.maxConnections} leaves ${sums.usable}\n${printSum(sums)}`,
          help: explainFix({ ...budget, poolers: sums.poolers, direct: sums.direct }, subject.catalog),
        };
      }
    }
  },
};

function placeOf({ cluster }: Budget): Path {
  return placeOfParameter(parameterOf(cluster.object, "max_connections")?.key ?? "max_connections");
}

function explainFix(budget: Budget, catalog: Catalog | undefined): string {
  return `${explainCut(budget, catalog)}, or ${explainRaise(budget)}`;
}

function explainCut(budget: Budget, catalog: Catalog | undefined): string {
  const cut = findSmallestCut(budget);
  const sizes = cut === undefined ? proposeSizes(budget) : [cut];
  if (sizes === undefined) return explainOthers(budget);
  const changed = sizes.filter(
    ({ pooler, defaultPoolSize, reservePoolSize }) =>
      defaultPoolSize + reservePoolSize < readSize(pooler, "default_pool_size") + readSize(pooler, "reserve_pool_size"),
  );
  const shown = changed.slice(0, 6).map((size) => explainSize(size, catalog));
  const more = changed.length > 6 ? `, and ${changed.length - 6} more (\`tenantry budget --propose\` shows all)` : "";
  return `${shown.join(", ")}${more}`;
}

/** What takes the room where not even one connection a pool fits. */
function explainOthers({ direct, reserved, maxConnections }: Budget): string {
  const [most] = [...direct].sort((a, b) => b.sessions - a.sessions);
  if (most !== undefined && most.sessions > maxConnections / 4) {
    return `lower \`direct\` of ${most.tenant} from ${most.sessions}, as not even one connection a pool fits beside it`;
  }
  if (reserved > maxConnections / 4)
    return `lower the ${reserved} connections that are reserved for superusers and others`;
  return "use fewer poolers or pods, as not even one connection a pool fits";
}

/** In the words of the catalog where there is one: totals of each database over all pods. */
function explainSize({ pooler, defaultPoolSize, reservePoolSize }: ProposedSize, catalog: Catalog | undefined): string {
  const { instances } = pooler.pods;
  if (catalog !== undefined) {
    const { databases } = pooler.perPod;
    const each = databases > 1 ? ` for each of its ${databases} databases` : "";
    return `set \`connections\` of ${pooler.name} to ${defaultPoolSize * instances} and its \`reserve\` to ${reservePoolSize * instances}${each}`;
  }
  const reserve = readSize(pooler, "reserve_pool_size");
  const present = readSize(pooler, "default_pool_size");
  const second = reserve === reservePoolSize ? "" : ` and \`reserve_pool_size\` from ${reserve} to ${reservePoolSize}`;
  return `lower \`default_pool_size\` of Pooler ${pooler.name} from ${present} to ${defaultPoolSize}${second}`;
}

function explainRaise(budget: Budget): string {
  const needed = budget.maxConnections + countOverflow(budget);
  const memory = formatBytes((needed - budget.maxConnections) * CONNECTION_BYTES);
  return `raise \`max_connections\` to ${needed}: ${memory} more memory for each instance at 10Mi a session, and a restart of all of them`;
}
