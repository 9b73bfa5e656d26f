import { type Budget, budgetInstance, type Instance, type PoolerBudget } from "@tenantry/rules";
import type { Catalog } from "@tenantry/tenant-model";

/** What a tenant, or several that share a pooler, may open on one instance. */
export interface BudgetLine {
  readonly tenants: readonly string[];
  /** Undefined for sessions without one. */
  readonly pooler?: {
    readonly name: string;
    readonly type: "rw" | "ro" | "r";
    /** Pods while it rolls. */
    readonly pods: number;
    /** Each has pools of its own. */
    readonly databases: number;
    readonly perPod: number;
    readonly sessions: number;
  };
  /** Without a pooler. */
  readonly direct?: number;
  readonly roleLimit?: number;
}

export interface InstanceDescription {
  readonly instance: Instance;
  readonly lines: readonly BudgetLine[];
  /** What limits of roles take away again, by role. */
  readonly spared: Readonly<Record<string, number>>;
  readonly headroom: number;
  readonly total: number;
  readonly usable: number;
  /** Negative where they do not fit. */
  readonly room: number;
}

/** One instance's budget, tenant by tenant in the catalog's order, then shared poolers. */
export function describeInstance(budget: Budget, catalog: Catalog, instance: Instance): InstanceDescription {
  const { poolers, spared, headroom, total, usable } = budgetInstance(budget, instance);
  const shared = new Set(catalog.sharedPoolers.map(({ name }) => name));
  const lines = catalog.tenants.flatMap(({ name, role, directSessions }): BudgetLine[] => {
    const own = poolers.filter((pooler) => !shared.has(pooler.name) && pooler.tenants.includes(name));
    const direct = instance === "primary" ? directSessions : 0;
    const figures = { direct, ...(role.login && { roleLimit: role.connectionLimit }) };
    const [first, ...others] = own.map((pooler) => ({ tenants: [name], pooler: describePooler(pooler) }));
    const isReached = poolers.some((pooler) => pooler.tenants.includes(name));
    if (first === undefined) return direct > 0 || isReached ? [{ tenants: [name], ...figures }] : [];
    return [{ ...first, ...figures }, ...others];
  });
  // Without tenants: what a plugin has added.
  const common = poolers
    .filter((pooler) => shared.has(pooler.name) || pooler.tenants.length === 0)
    .map((pooler) => ({ tenants: pooler.tenants, pooler: describePooler(pooler) }));
  return {
    instance,
    lines: [...lines, ...common],
    spared: Object.fromEntries(spared.map(({ role, sessions }) => [role, sessions])),
    headroom,
    total,
    usable,
    room: usable - total,
  };
}

function describePooler({ name, type, pods, perPod, sessions }: PoolerBudget): NonNullable<BudgetLine["pooler"]> {
  return { name, type, pods: pods.rolling, databases: perPod.databases, perPod: perPod.total, sessions };
}
