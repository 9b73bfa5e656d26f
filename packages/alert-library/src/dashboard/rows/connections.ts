import type { Catalog } from "@tenantry/tenant-model";
import { writeConnectionShare } from "../../connections/instance-connections.ts";
import { NO_BACKUP, NO_REPLICATION } from "../../connections/long-transactions.ts";
import { selectCluster } from "../../scrape-labels.ts";
import type { PanelDraft } from "../panel.ts";
import { showLines } from "../panels/lines.ts";
import { showTable } from "../panels/table.ts";
import { BY_POD, largest, ofTenant, selectPrimary } from "../series.ts";
import type { Watch } from "../watch.ts";

/** Who has the sessions, and who is about to get no more. */
export function buildConnectionsRow(catalog: Catalog, watch: Watch): readonly PanelDraft[] {
  const { usableConnections } = catalog.cluster;
  const sessions = `cnpg_backends_total${selectPrimary(catalog, NO_REPLICATION, ofTenant("usename"))}`;
  const others = [NO_REPLICATION, NO_BACKUP, ofTenant("usename")];
  const transactions = `cnpg_backends_max_tx_duration_seconds${selectCluster(catalog, ...others)}`;
  return [
    showLines({
      title: "Sessions of each instance, of those for ordinary roles",
      description: watch.describe(
        "Of max_connections without what is reserved. `tenantry budget` says what each tenant may take.",
        "CNPGConnectionsNearLimit",
        "CNPGConnectionsCritical",
      ),
      queries: [{ expr: writeConnectionShare(catalog), legend: "{{pod}}" }],
      width: 12,
      unit: "percentunit",
      steps: watch.limits("CNPGConnectionsNearLimit", "CNPGConnectionsCritical"),
    }),
    showLines({
      title: "Sessions on the primary",
      description:
        `Of the chosen tenants. Ordinary roles can have ${usableConnections} together: the line. Many \`idle in transaction\` ` +
        "hold locks and keep vacuum from cleaning up.",
      queries: [{ expr: `sum by (state) (${sessions})`, legend: "{{state}}" }],
      width: 12,
      unit: "none",
      steps: [
        { color: "green", value: null },
        { color: "red", value: usableConnections },
      ],
      stacked: true,
    }),
    ...showRoles(catalog, watch),
    showLines({
      title: "Longest transactions",
      description: watch.describe(
        "By database and role. They keep vacuum from cleaning up, and locks from being free.",
        "CNPGLongTransaction",
      ),
      queries: [{ expr: largest(`max by (datname, usename) (${transactions})`), legend: "{{datname}} {{usename}}" }],
      width: 12,
      unit: "s",
      steps: watch.limits("CNPGLongTransaction"),
      ranked: true,
    }),
    showLines({
      title: "Sessions that want the same lock",
      description: watch.describe(
        "Pairs of sessions of which one waits for the other, on each instance: one session that holds a lock and many that wait are many.",
        "CNPGBackendsWaiting",
      ),
      queries: [{ expr: `max ${BY_POD} (cnpg_backends_waiting_total${selectCluster(catalog)})`, legend: "{{pod}}" }],
      width: 12,
      unit: "none",
      steps: watch.limits("CNPGBackendsWaiting"),
    }),
  ];
}

/**
 * From our own query (`role_connections`), which knows each role's limit. PostgreSQL counts on
 * every instance apart. A limit of 1 is there to be used up.
 */
function showRoles(catalog: Catalog, watch: Watch): readonly PanelDraft[] {
  const series = selectCluster(catalog, ofTenant("rolname"));
  const used = `cnpg_role_connections_used${series}`;
  const limit = `cnpg_role_connections_connection_limit${series}`;
  const share = `max by (rolname) (${used} / (${limit} > 1))`;
  const fullest = largest(share, 25);
  const among = (vector: string) => `max by (rolname) (${vector}) and on (rolname) ${fullest}`;
  const steps = watch.limits("CNPGTenantConnectionsNearLimit");
  return [
    showTable({
      title: "Sessions of each role, of its limit",
      description: watch.describe(
        "The 25 fullest of the chosen tenants, each on its fullest instance. PostgreSQL refuses sessions beyond the limit; it follows from the tenant's pools and `direct`.",
        "CNPGTenantConnectionsNearLimit",
      ),
      queries: [
        { expr: fullest, legend: "{{rolname}}" },
        { expr: among(used), legend: "{{rolname}}" },
        { expr: among(limit), legend: "{{rolname}}" },
      ],
      width: 12,
      columns: [
        { from: "rolname", title: "Role" },
        { from: "Value #B", title: "Used" },
        { from: "Value #C", title: "Limit" },
        { from: "Value #A", title: "Share", share: steps },
      ],
      sortBy: { title: "Share", descending: true },
    }),
    showLines({
      title: "Sessions of each role, of its limit, over time",
      description: watch.describe("The fullest of the chosen tenants.", "CNPGTenantConnectionsNearLimit"),
      queries: [{ expr: largest(share), legend: "{{rolname}}" }],
      width: 12,
      unit: "percentunit",
      steps,
      ranked: true,
    }),
  ];
}
