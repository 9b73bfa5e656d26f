import type { Catalog } from "@tenantry/tenant-model";
import { matchLabel, selectCluster } from "../scrape-labels.ts";

/** Beyond it tenants are called after their roles. VictoriaMetrics refuses queries over 16 KiB, some proxies shorter ones. */
const LONGEST_LIST = 6000;

const USUAL_HYPHENS = 3;

/** What `TENANT_PATTERN` reads of each series of `writeTenantQuery`, as Grafana's `query_result` writes it. */
export const TENANT_PATTERN = '/names="(?<value>[^"]+)",tenant="(?<text>[^"]+)"/';

/**
 * Asks for a series for each tenant, with its name and a regular expression of its roles and databases. No list of tenants:
 * a role that is called after its tenant, with _ for -, says the name itself. Only tenants with other names stand in it.
 * On one line, as Grafana takes no other.
 */
export function writeTenantQuery(catalog: Catalog): string {
  const listed = listTenants(catalog);
  const roles = listed.flatMap((tenant) => tenant.roles);
  const matchers = roles.length === 0 ? [] : [matchLabel("rolname", "!~", roles.join("|"))];
  const role = `cnpg_role_connections_connection_limit${selectCluster(catalog, ...matchers)}`;
  let named = label(label(role, "names", "$1", "(.*)"), "tenant", "$1", "(.*)");
  // At least some, so that hardly any new tenant changes the dashboard.
  const hyphens = Math.max(USUAL_HYPHENS, ...catalog.tenants.map(({ name }) => name.split("-").length - 1));
  for (let count = 1; count <= hyphens; count += 1) {
    const parts = Array.from({ length: count + 1 }, (_, index) => `$${index + 1}`);
    named = label(named, "tenant", parts.join("-"), parts.map(() => "([^_]*)").join("_"));
  }
  const terms = listed.map(({ term }) => ` or ${term}`);
  return `query_result(group by (names, tenant) (${named})${terms.join("")})`;
}

function label(vector: string, name: string, replacement: string, pattern: string): string {
  return `label_replace(${vector}, "${name}", "${replacement}", "rolname", "${pattern}")`;
}

interface ListedTenant {
  /** A series with its name. */
  readonly term: string;
  /** Names of its roles, which would be tenants of their own otherwise. */
  readonly roles: readonly string[];
}

/** Tenants that have more than a role and a database called after them, as far as there is room; none that is retired. */
function listTenants({ tenants }: Catalog): ListedTenant[] {
  const listed: ListedTenant[] = [];
  let length = 0;
  for (const tenant of tenants) {
    const roles = tenant.roles.map(({ name }) => name);
    const logins = tenant.roles.filter(({ login }) => login).map(({ name }) => name);
    const databases = tenant.databases.map(({ name }) => name);
    const usual = tenant.name.replaceAll("-", "_");
    if (logins.length === 0 || (logins.join() === usual && databases.join() === usual)) continue;
    // Names that a catalog takes hold nothing that a regular expression would read otherwise.
    const names = [...new Set([...logins, ...databases])].join("|");
    const named = `label_replace(vector(1), "names", "${names}", "", "")`;
    const term = `label_replace(${named}, "tenant", "${tenant.name}", "", "")`;
    length += term.length + roles.join("|").length;
    if (length > LONGEST_LIST) break;
    listed.push({ term, roles });
  }
  return listed;
}
