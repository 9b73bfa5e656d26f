import {
  type Catalog,
  countPodSessions,
  countPods,
  countSessions,
  HEADROOM_CONNECTIONS,
  listPoolers,
  type PoolSize,
  type Tenant,
  valueOf,
} from "@tenantry/tenant-model";

/** Tables of Markdown with what the catalog has, and its connections in numbers. */
export function printTopology(catalog: Catalog) {
  return {
    tenantTable: catalog.tenants.length > 0 && printTenants(catalog),
    poolerTable: listPoolers(catalog).length > 0 && printPoolers(catalog),
    budget: printBudget(catalog),
  };
}

function printTenants({ tenants }: Catalog): string {
  const rows = tenants.map(({ name, state, owner, databases, roles, poolers, sharedPoolers }) => [
    state === "retired" ? `${name} (retired)` : name,
    databases.map((database) => `${database.name} (${database.owner})`).join(", "),
    roles.map((role) => `${role.name} (${role.connectionLimit})`).join(", "),
    [...poolers.map((pooler) => pooler.name), ...sharedPoolers].join(", "),
    owner ?? "",
  ]);
  return printTable(["tenant", "databases (owner)", "roles (connection limit)", "poolers", "who to ask"], rows);
}

function printPoolers(catalog: Catalog): string {
  const rows = listPoolers(catalog).map(({ pooler, tenants }) => {
    const { name, type, mode, pool, parameters } = pooler;
    const instances = valueOf(pooler.instances);
    const databases = tenants.map((tenant) => tenant.databases.length);
    const pods = countPods(instances);
    const sessions = databases.reduce((sum, count) => sum + pods * countPodSessions(pool, count), 0);
    const clients = parameters["max_client_conn"] ?? "100, PgBouncer's default";
    return [name, type, mode, instances, `${pool.defaultPoolSize} + ${pool.reservePoolSize}`, clients, sessions];
  });
  const head = [
    "pooler",
    "type",
    "mode",
    "pods",
    "server connections of a pod",
    "clients of a pod",
    "sessions at most",
  ];
  return printTable(head, rows);
}

function printBudget(catalog: Catalog) {
  const reaching = new Map<Tenant, { type: "rw" | "ro" | "r"; instances: number; pool: PoolSize }[]>();
  for (const { tenants, pooler } of listPoolers(catalog)) {
    const { type, instances, pool } = pooler;
    for (const tenant of tenants) {
      const known = reaching.get(tenant) ?? [];
      known.push({ type, instances: valueOf(instances), pool });
      reaching.set(tenant, known);
    }
  }
  const budget = catalog.tenants.map((tenant) => ({
    databases: tenant.databases.length,
    poolers: reaching.get(tenant) ?? [],
    directSessions: tenant.directSessions,
  }));
  return {
    usable: catalog.cluster.usableConnections,
    primary: countSessions(budget, "primary"),
    standby: countSessions(budget, "standby"),
    headroom: HEADROOM_CONNECTIONS,
  };
}

function printTable(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(" | ")} |`;
  return [line(head), `|${"---|".repeat(head.length)}`, ...rows.map(line)].join("\n");
}
