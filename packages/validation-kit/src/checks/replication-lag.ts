import { type Catalog, formatBytes, valueOf } from "@tenantry/tenant-model";
import type { Check, CheckFault } from "../check.ts";
import { listStandbys } from "../standbys.ts";

export const replicationLag: Check = {
  id: "replication-lag",
  criterion: "AC2",
  evidence: "replication-status",
  title: "The standbys are close behind the primary",
  inapplicable: ({ cluster }: Catalog) =>
    valueOf(cluster.instances) > 1 ? undefined : "the cluster has one instance: nothing lags behind it",
  async run(context) {
    const { name: clusterName, namespace, instances } = context.catalog.cluster;
    const most = context.catalog.verify.maxReplicationLagBytes;
    const standbys = await listStandbys(context);
    const late = standbys.filter(({ lagBytes = Number.POSITIVE_INFINITY }) => lagBytes > most);
    const describe = (lag: number | undefined) => (lag === undefined ? "unknown" : formatBytes(lag));
    const pods = `kubectl -n ${namespace} get pods -l cnpg.io/cluster=${clusterName} -o wide`;
    const faults: CheckFault[] = late.map(({ name, lagBytes }) => ({
      message: `standby ${namespace}/${name} has ${describe(lagBytes)} to replay, expected at most ${formatBytes(most)}`,
      help: `ask again in a minute; if it grows, look at its disk and at long queries on it: kubectl -n ${namespace} logs ${name} -c postgres --tail=50; ${pods}; what is enough is spec.verify.maxReplicationLag`,
    }));
    const wanted = valueOf(instances) - 1;
    if (standbys.length < wanted) {
      const message = `${standbys.length} standbys are connected to the primary of Cluster ${namespace}/${clusterName}, expected ${wanted}: how far behind the others are nobody knows`;
      faults.push({ message, help: `the check replicas-streaming names them; ${pods}` });
    }
    return {
      expectation: `at most ${formatBytes(most)} of WAL that a standby has not replayed (spec.verify.maxReplicationLag)`,
      found: standbys.map(({ name, lagBytes }) => `${name} ${describe(lagBytes)}`).join(", ") || "no standby",
      faults,
    };
  },
};
