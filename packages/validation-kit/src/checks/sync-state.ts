import { type Catalog, valueOf } from "@tenantry/tenant-model";
import type { Check } from "../check.ts";
import { listStandbys } from "../standbys.ts";

export const syncState: Check = {
  id: "sync-state",
  criterion: "AC2",
  evidence: "replication-status",
  title: "As many standbys confirm commits as the catalog asks for",
  inapplicable: explainAsynchronous,
  async run(context) {
    const { cluster } = context.catalog;
    const { state, number } = expectState(context.catalog);
    const standbys = await listStandbys(context);
    const confirming = standbys.filter(({ syncState: found }) => found === state).length;
    const found = standbys.map(({ name, syncState: found }) => `${name} ${found}`).join(", ") || "no standby";
    const rw = `${cluster.namespace}/${cluster.name}`;
    return {
      expectation: `${number} or more standbys with sync_state ${state}`,
      found,
      faults:
        confirming >= number
          ? []
          : [
              {
                message: `${confirming} standbys of Cluster ${rw} have sync_state ${state}, expected ${number}: ${found}. Commits may be lost with the primary, or wait for ever`,
                help: `see which standby is missing: kubectl -n ${cluster.namespace} get pods -l cnpg.io/cluster=${cluster.name},cnpg.io/podRole=instance; the servers' own list: SHOW synchronous_standby_names`,
              },
            ],
    };
  },
};

/**
 * `quorum`, not `sync`, where any standbys will do: PostgreSQL 17, pg_stat_replication. CNPG writes minSyncReplicas and
 * maxSyncReplicas as `ANY` too (v1.27.0, replication/legacy.go).
 */
function expectState({ cluster }: Catalog): { readonly state: "sync" | "quorum"; readonly number: number } {
  const { replication } = cluster;
  if (replication.style === "legacy") return { state: "quorum", number: valueOf(replication.minSyncReplicas) };
  if (replication.style === "none") return { state: "quorum", number: 0 };
  return { state: replication.method === "first" ? "sync" : "quorum", number: replication.number };
}

function explainAsynchronous({ cluster }: Catalog): string | undefined {
  if (cluster.replicaOf !== undefined)
    return "a replica cluster follows another one, and confirms no commits of its own";
  if (cluster.replication.style === "none") return "the cluster has one instance: no standby confirms its commits";
  return undefined;
}
