import type { Catalog } from "@tenantry/tenant-model";
import { type Alert, defineAlert } from "../alert.ts";
import { matchLabel, selectCluster } from "../scrape-labels.ts";
import { joinTerms, writeTerms } from "../tenant-terms.ts";
import { listLoginRoles } from "./login-roles.ts";

/**
 * Sessions of a role against its connection limit, both as PostgreSQL has them. The catalog's limit is not used: where the
 * two differ (somebody altered the role, or the operator could not), PostgreSQL refuses at its own. Where our query fails
 * there is no series, and CNPGMetricsQueryFailing says so. A limit of 1 is there to be used up.
 */
export function watchTenantConnections(catalog: Catalog): readonly Alert[] {
  const terms = writeTerms(listLoginRoles(catalog), "rolname", (names) => {
    const series = selectCluster(catalog, matchLabel("rolname", "=~", names));
    return `max by (pod, rolname) (cnpg_role_connections_used${series})`;
  });
  const limit = `max by (pod, rolname) (cnpg_role_connections_connection_limit${selectCluster(catalog)} > 1)`;
  return defineAlert(catalog, "CNPGTenantConnectionsNearLimit", (share) => ({
    expr: joinTerms(terms).map((used) => `(${used}) / on (pod, rolname) group_left () ${limit} > ${share}`),
    summary: "CNPG role {{ $labels.rolname }} of {{ $labels.tenant }} near its connection limit",
    description:
      "Role {{ $labels.rolname }} is using {{ $value | humanizePercentage }} of its connection limit on " +
      "{{ $labels.pod }}.",
  }));
}
