import { type Catalog, formatBytes, valueOf } from "@tenantry/tenant-model";
import type { Check } from "../check.ts";
import { listStandbys } from "../standbys.ts";

/** One segment of WAL. The story's 1 MB is what a busy primary writes between two answers. */
const LIMIT_BYTES = 16 * 2 ** 20;

export const replicationLag: Check = {
  id: "replication-lag",
  criterion: "AC2",
  evidence: "replication-status",
  title: "The standbys are close behind the primary",
  inapplicable: ({ cluster }: Catalog) =>
    valueOf(cluster.instances) > 1 ? undefined : "the cluster has one instance: nothing lags behind it",
  async run(context) {
    const { name: clusterName, namespace } = context.catalog.cluster;
    const standbys = await listStandbys(context);
    const late = standbys.filter(({ lagBytes = Number.POSITIVE_INFINITY }) => lagBytes > LIMIT_BYTES);
    const describe = (lag: number | undefined) => (lag === undefined ? "unknown" : formatBytes(lag));
    return {
      expectation: `at most ${formatBytes(LIMIT_BYTES)} of WAL that a standby has not replayed`,
      found: standbys.map(({ name, lagBytes }) => `${name} ${describe(lagBytes)}`).join(", ") || "no standby",
      faults: late.map(({ name, lagBytes }) => ({
        message: `standby ${namespace}/${name} has ${describe(lagBytes)} to replay, expected at most ${formatBytes(LIMIT_BYTES)}`,
        help: `ask again in a minute; if it grows, look at its disk and at long queries on it: kubectl -n ${namespace} logs ${name} -c postgres --tail=50; kubectl -n ${namespace} get pods -l cnpg.io/cluster=${clusterName} -o wide`,
      })),
    };
  },
};
