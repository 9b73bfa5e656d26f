import type { Client, Pooler, Role, Tenant } from "../catalog/tenant.ts";
import type { CatalogConfig } from "../config/catalog-config.ts";
import type { Path } from "../problem.ts";
import type { RoleContext } from "./resolve-role.ts";

type TenantConfig = CatalogConfig["spec"]["tenants"][number];
type ClientConfig = TenantConfig["clients"][number];

interface ClientContext {
  readonly reachable: readonly Pick<Pooler, "name" | "type">[];
  readonly context: RoleContext;
}

/** What the application of a tenant is given in its own namespaces. */
export function resolveClients(
  { clients }: TenantConfig,
  tenant: Omit<Tenant, "clients">,
  { reachable, context }: ClientContext,
): Client[] {
  const { name, origin, role, roles, databases } = tenant;
  const { source, resolver } = context;
  if (clients.length > 0 && source.secrets.style !== "store") {
    const message = `the password of ${name} cannot be handed to other namespaces: spec.secrets is \`${source.secrets.style}\``;
    const help = "use spec.secrets.store, which every namespace can read, or remove `clients`";
    resolver.refuse("secrets", [...origin, "clients"], message, help);
  }
  return clients.flatMap((client, index) => {
    const place = [...origin, "clients", index];
    const find = <T extends { readonly name: string }>(field: "role" | "database" | "pooler", items: readonly T[]) => {
      const wanted = client[field];
      const found = items.find((item) => item.name === wanted);
      if (wanted !== undefined && found === undefined) {
        const known = items.map((item) => item.name).join(", ") || "none";
        const message = `the tenant ${name} has no ${field} ${JSON.stringify(wanted)}`;
        resolver.refuse("reference", [...place, field], message, `it has: ${known}`);
      }
      return found;
    };
    const user = find("role", roles) ?? role;
    const database = find("database", databases) ?? databases[0];
    const pooler = find("pooler", reachable) ?? choosePooler(client, user, reachable);
    checkLogin(user, pooler, { place, context });
    if (database === undefined) {
      resolver.refuse("reference", place, `the tenant ${name} has no database to connect to`, "remove the client");
      return [];
    }
    return [
      {
        namespace: client.namespace,
        secretName: client.secretName ?? `${name}-database`,
        role: user,
        database: database.name,
        ...(pooler && { pooler: pooler.name }),
        sslmode: client.sslmode,
        origin: place,
      },
    ];
  });
}

/** A role with a certificate connects directly. */
function choosePooler({ pooler }: ClientConfig, role: Role, reachable: ClientContext["reachable"]) {
  return pooler !== undefined || role.clientCertificate ? undefined : reachable.find(({ type }) => type === "rw");
}

function checkLogin(
  role: Role,
  pooler: { readonly name: string } | undefined,
  { place, context }: { readonly place: Path; readonly context: RoleContext },
): void {
  const { resolver } = context;
  if (!role.login) {
    const message = `the role ${JSON.stringify(role.name)} cannot log in`;
    resolver.refuse("reference", [...place, "role"], message, "choose a role that can, or let it log in");
  } else if (role.clientCertificate && pooler !== undefined) {
    const message = `the role ${JSON.stringify(role.name)} logs in by certificate, which PgBouncer cannot pass on`;
    resolver.refuse("reference", [...place, "pooler"], message, "remove `pooler`: it connects directly");
  }
}
