import { type Budget, type ProposedSize, proposeSizes } from "@tenantry/rules";
import type { Catalog, Pooler } from "@tenantry/tenant-model";
import { valueOf } from "@tenantry/tenant-model";

/** A pooler of the catalog with its totals of each database over all pods, as tenants.yaml wants them. */
export interface Proposal {
  /** Undefined for a shared pooler. */
  readonly tenant?: string;
  readonly pooler: string;
  readonly type: "rw" | "ro" | "r";
  readonly connections: number;
  readonly reserve: number;
  /** Where the present one would be more than `connections`. */
  readonly minimum?: number;
}

/** What has to change for everything to fit, in the catalog's order; undefined where smaller pools cannot help. */
export function proposeChanges(budget: Budget, catalog: Catalog): readonly Proposal[] | undefined {
  const sizes = new Map(proposeSizes(budget)?.map((size) => [size.pooler.name, size]));
  if (sizes.size === 0 && budget.poolers.length > 0) return undefined;
  const propose = (pooler: Pooler, tenant?: string) => {
    const size = sizes.get(pooler.name);
    return size === undefined ? [] : proposeChange(pooler, size, tenant);
  };
  return [
    ...catalog.tenants.flatMap(({ name, poolers }) => poolers.flatMap((pooler) => propose(pooler, name))),
    ...catalog.sharedPoolers.flatMap((pooler) => propose(pooler)),
  ];
}

function proposeChange({ name, type, instances, pool }: Pooler, size: ProposedSize, tenant?: string): Proposal[] {
  const { defaultPoolSize, reservePoolSize } = size;
  if (defaultPoolSize === pool.defaultPoolSize && reservePoolSize === pool.reservePoolSize) return [];
  const pods = valueOf(instances);
  return [
    {
      ...(tenant !== undefined && { tenant }),
      pooler: name,
      type,
      connections: defaultPoolSize * pods,
      reserve: reservePoolSize * pods,
      ...(pool.minPoolSize > defaultPoolSize && { minimum: defaultPoolSize * pods }),
    },
  ];
}

/** Lines for tenants.yaml. */
export function printProposals(proposals: readonly Proposal[]): string {
  const tenants = proposals.filter(({ tenant }) => tenant !== undefined);
  const shared = proposals.filter(({ tenant }) => tenant === undefined);
  const lines = ["spec:"];
  if (shared.length > 0) lines.push("  poolers:", ...shared.flatMap((proposal) => printPooler(proposal, "    ")));
  if (tenants.length > 0) lines.push("  tenants:");
  for (const name of new Set(tenants.map(({ tenant }) => tenant))) {
    const own = tenants.filter(({ tenant }) => tenant === name);
    lines.push(
      `    - name: ${name}`,
      "      poolers:",
      ...own.flatMap((proposal) => printPooler(proposal, "        ")),
    );
  }
  return `${lines.join("\n")}\n`;
}

function printPooler({ tenant, pooler, type, connections, reserve, minimum }: Proposal, indent: string): string[] {
  const isNamed = tenant === undefined || pooler !== `${tenant}-pooler-${type}`;
  const fields = [
    ...(isNamed ? [`name: ${pooler}`] : []),
    ...(tenant === undefined ? [] : [`type: ${type}`]),
    `connections: ${connections}`,
    `reserve: ${reserve}`,
    ...(minimum === undefined ? [] : [`minimum: ${minimum}`]),
  ];
  return fields.map((field, index) => `${indent}${index === 0 ? "- " : "  "}${field}`);
}
