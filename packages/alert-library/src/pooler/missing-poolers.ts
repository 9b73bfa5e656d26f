import { type Catalog, listPoolers } from "@tenantry/tenant-model";
import { type Alert, defineAlert } from "../alert.ts";
import { matchLabel, selectCluster, selectNamespace } from "../scrape-labels.ts";
import { joinTerms, replaceLabel, type Watched, writeTerms } from "../tenant-terms.ts";

/**
 * Poolers without a Deployment, of which no exporter has a series to compare with. That one is expected is read from the
 * tenant's role in PostgreSQL, which has: a list of names alone would be several rules long, and a cluster that is still
 * being restored has no roles to raise an alarm about. Where kube-state-metrics is silent, so is this.
 */
export function watchMissingPoolers(catalog: Catalog): readonly Alert[] {
  const namespace = selectNamespace(catalog);
  const known = `max by (deployment) (kube_deployment_status_replicas_available${namespace})`;
  return defineAlert(catalog, "CNPGPoolerMissing", () => ({
    expr: joinTerms([...expectOwnPoolers(catalog), ...expectSharedPoolers(catalog)]).map(
      (expected) =>
        `max by (${["deployment", "tenant", "owner"].filter((label) => expected.includes(`"${label}"`)).join(", ")}) (${expected})\n` +
        `unless on (deployment) ${known}\nand on () kube_pod_info${namespace}`,
    ),
    summary: "CNPG pooler {{ $labels.deployment }} does not exist",
    description: "The catalog has a pooler {{ $labels.deployment }}, but its Deployment does not exist.",
  }));
}

/** By what a pooler is called after its tenant, as the name of the one is then made from that of the other. */
function expectOwnPoolers(catalog: Catalog): string[] {
  const roles = new Map<string, Watched[]>();
  for (const { pooler, tenant } of listPoolers(catalog)) {
    if (tenant === undefined) continue;
    const follows = pooler.name.startsWith(`${tenant.name}-`);
    const naming = follows ? `$1${pooler.name.slice(tenant.name.length)}` : pooler.name;
    const role = { name: tenant.role.name, tenant, amount: 0 };
    const alike = roles.get(naming);
    if (alike === undefined) roles.set(naming, [role]);
    else alike.push(role);
  }
  return [...roles].flatMap(([naming, watched]) =>
    writeTerms(watched, "rolname", (names) => {
      return `max by (rolname) (cnpg_role_connections_used${selectCluster(catalog, matchLabel("rolname", "=~", names))})`;
    }).map((term) => replaceLabel(term, "deployment", naming, { label: "tenant", pattern: "(.*)" })),
  );
}

/** Nobody's role stands for these; they are expected once an instance has been started. */
function expectSharedPoolers(catalog: Catalog): string[] {
  const started = `max(cnpg_pg_postmaster_start_time${selectCluster(catalog)})`;
  return catalog.sharedPoolers.map(({ name }) => replaceLabel(started, "deployment", name));
}
