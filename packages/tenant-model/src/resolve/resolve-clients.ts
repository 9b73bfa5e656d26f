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
  config: TenantConfig,
  tenant: Omit<Tenant, "clients">,
  { reachable, context }: ClientContext,
): Client[] {
  const { clients } = config;
  const { name, origin, role, roles, databases } = tenant;
  const { source, resolver } = context;
  if (clients.length > 0 && source.secrets.style !== "store") {
    const message = `the password of ${name} cannot be handed to other namespaces: spec.secrets is \`${source.secrets.style}\``;
    const help = "use spec.secrets.store, which every namespace can read, or remove `clients`";
    resolver.refuse("secrets", [...origin, "clients"], message, help);
  }
  return clients.flatMap((client, index) => {
    const place = [...origin, "clients", index];
    if (
      source.secrets.style === "store" &&
      source.secrets.kind === "SecretStore" &&
      client.namespace !== context.cluster.namespace
    ) {
      const message = "a SecretStore serves its own namespace only, and this one is another";
      resolver.refuse(
        "secrets",
        [...place, "namespace"],
        message,
        "use a ClusterSecretStore (spec.secrets.store.kind)",
      );
    }
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
    checkLogin(user, { place, context });
    // The first role has only the direct sessions that the catalog gives it; others have a limit of their own.
    const direct = user !== role || config.direct > 0;
    if (pooler === undefined && !direct) {
      const message = `${name} has no pooler of type rw and no direct sessions: nobody could connect`;
      resolver.refuse("reference", place, message, "name a `pooler`, or give the tenant sessions with `direct`");
    }
    if (pooler !== undefined && client.sslmode === "verify-full") checkPoolerName(pooler.name, place, context);
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
        service: pooler?.type ?? "rw",
        direct,
        sslmode: client.sslmode,
        origin: place,
      },
    ];
  });
}

function choosePooler({ pooler }: ClientConfig, role: Role, reachable: ClientContext["reachable"]) {
  return pooler !== undefined || role.clientCertificate ? undefined : reachable.find(({ type }) => type === "rw");
}

function checkLogin(role: Role, { place, context }: { readonly place: Path; readonly context: RoleContext }): void {
  const { resolver } = context;
  if (!role.login) {
    const message = `the role ${JSON.stringify(role.name)} cannot log in`;
    resolver.refuse("reference", [...place, "role"], message, "choose a role that can, or let it log in");
  } else if (role.clientCertificate) {
    const message = `the role ${JSON.stringify(role.name)} logs in by certificate, which cannot be handed to another namespace`;
    resolver.refuse("reference", [...place, "role"], message, "choose a role with a password");
  }
}

/** Poolers show the cluster's certificate, which names its own Services only. */
function checkPoolerName(pooler: string, place: Path, { cluster, resolver }: RoleContext): void {
  const host = `${pooler}.${cluster.namespace}.svc`;
  if (cluster.certificates?.serverAltDNSNames.includes(host)) return;
  const message = `\`sslmode: verify-full\` fails at ${host}: the server's certificate does not name it`;
  const help = `add ${host} to spec.cluster.certificates.serverAltDNSNames, or use verify-ca`;
  resolver.refuse("reference", [...place, "sslmode"], message, help);
}
