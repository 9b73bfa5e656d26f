import { type Catalog, valueOf } from "@tenantry/tenant-model";
import { type Alert, defineAlert } from "../alert.ts";
import { BY_POD, IS_PRIMARY, selectAnswers, selectReceivers, writePrimaryAnswers } from "../instance-series.ts";
import { selectCluster } from "../scrape-labels.ts";
import { readZoneSkew, selectPlacedPods, writeCrowdedZones, ZONE_LABEL } from "../zone-spread.ts";

/**
 * Whether there is a cluster to work with, and what stands behind it should an instance or a node fail. Metrics: CNPG
 * v1.27.0 to v1.30.0, pkg/management/postgres/webserver/metricserver/pg_collector.go and config/manager/default-monitoring.yaml.
 */
export function buildAvailabilityAlerts(catalog: Catalog): readonly Alert[] {
  return [
    ...watchService(catalog),
    ...watchStandbys(catalog),
    ...watchPlacement(catalog),
    ...watchWaitingWork(catalog),
  ];
}

/** A pod that is scraped twice counts once: two scrapers, or two monitors for one, are no second primary. */
function countPods(vector: string): string {
  return `count(max by (pod) (${vector}))`;
}

/** In a replica cluster the primary is somewhere else: all of ours recover, and only the loss of all is an outage. */
function watchService(catalog: Catalog): readonly Alert[] {
  const { name, replicaOf } = catalog.cluster;
  const all = selectAnswers(catalog);
  const writers = `${all} == 0`;
  const down = defineAlert(catalog, "CNPGClusterNotReady", () => ({
    // Without `or vector(0)` a count over nothing is nothing, and the alert is silent exactly when all is lost.
    expr: `(${countPods(all)} or vector(0)) == 0`,
    summary: `CNPG cluster ${name} is not ready`,
    description: `No instance of the CloudNativePG cluster ${name} answers.`,
  }));
  if (replicaOf !== undefined) {
    const stray = defineAlert(catalog, "CNPGClusterTwoPrimaries", () => ({
      expr: `${countPods(writers)} > 0`,
      summary: `CNPG cluster ${name} accepts writes beside ${replicaOf.name}`,
      description: `An instance of the replica cluster ${name} accepts writes, though it has to follow ${replicaOf.name}.`,
    }));
    return [...down, ...stray];
  }
  const missing = defineAlert(catalog, "CNPGClusterPrimaryMissing", () => ({
    // An exporter that hangs is no outage: while a standby streams, there is something that it streams from.
    expr:
      `(${countPods(writers)} or vector(0)) == 0\n` +
      `unless on () (up${selectCluster(catalog, IS_PRIMARY)} == 0 and on () ${selectReceivers(catalog)} == 1)`,
    summary: `CNPG cluster ${name} has no primary instance`,
    description: `No instance of the CloudNativePG cluster ${name} accepts writes.`,
  }));
  if (valueOf(catalog.cluster.instances) === 1) return [...down, ...missing];
  const split = defineAlert(catalog, "CNPGClusterTwoPrimaries", () => ({
    expr: `${countPods(writers)} > 1`,
    summary: `CNPG cluster ${name} has two primaries`,
    description: `{{ $value }} instances of the CloudNativePG cluster ${name} accept writes: their data drifts apart.`,
  }));
  return [...down, ...missing, ...split];
}

function watchStandbys(catalog: Catalog): readonly Alert[] {
  const { name, replicaOf } = catalog.cluster;
  const instances = valueOf(catalog.cluster.instances);
  if (instances === 1) return [];
  const receivers = `${selectReceivers(catalog)} == 1`;
  // A designated primary that has lost its source is what CNPGStandbyDisconnected tells of.
  const leader = replicaOf === undefined ? `${selectAnswers(catalog)} == 0` : selectAnswers(catalog, IS_PRIMARY);
  const working = `(${countPods(`${leader} or ${receivers}`)} or vector(0))`;
  const below = defineAlert(catalog, "CNPGClusterReplicasBelowTarget", () => ({
    // A standby can be up and yet follow nobody, so only those that stream are counted.
    expr: `${working} < ${instances}`,
    summary: `CNPG cluster ${name} has fewer replicas than expected`,
    description: `The CloudNativePG cluster ${name} has {{ $value }} working instances (expected ${instances}).`,
  }));
  if (replicaOf !== undefined) return below;
  // The primary's count of clients that stream is no measure: a copy for a new standby is one as well, for hours. It only
  // speaks for standbys whose exporter hangs.
  const clients = `cnpg_pg_stat_replication_flush_diff_bytes${selectCluster(catalog)}`;
  const seen = `label_replace(${clients}, "pod", "$1", "application_name", "(.*)")`;
  const alone = defineAlert(catalog, "CNPGClusterWithoutStandby", () => ({
    expr:
      `(${countPods(receivers)} or vector(0)) == 0\nand on () (${writePrimaryAnswers(catalog)})\n` +
      `unless on () (up${selectCluster(catalog)} == 0 and on (pod) ${seen})`,
    summary: `CNPG cluster ${name} has no standby`,
    description: `Nothing can take over from the primary of the CloudNativePG cluster ${name}: no standby streams from it.`,
  }));
  return [...alone, ...below];
}

function watchPlacement(catalog: Catalog): readonly Alert[] {
  const { name } = catalog.cluster;
  if (valueOf(catalog.cluster.instances) === 1) return [];
  // Not cnpg_collector_nodes_used: it names no node, and is -1 while any instance's node is gone.
  const nodes = defineAlert(catalog, "CNPGInstancesShareNode", () => ({
    expr: `count by (node) (${selectPlacedPods(catalog)}) > 1`,
    summary: `Instances of CNPG cluster ${name} share the node {{ $labels.node }}`,
    description: `{{ $value }} instances of the CloudNativePG cluster ${name} run on {{ $labels.node }} and would fail with it.`,
  }));
  const skew = readZoneSkew(catalog);
  if (skew === undefined) return nodes;
  const zone = `{{ $labels.${ZONE_LABEL} }}`;
  const zones = defineAlert(catalog, "CNPGInstancesShareZone", () => ({
    expr: writeCrowdedZones(catalog, skew),
    summary: `Instances of CNPG cluster ${name} crowd the zone ${zone}`,
    description: `More instances of the CloudNativePG cluster ${name} run in ${zone} than a spread over zones puts there (maxSkew ${skew}).`,
  }));
  return [...nodes, ...zones];
}

function watchWaitingWork(catalog: Catalog): readonly Alert[] {
  const { name, options } = catalog.cluster;
  const fenced = defineAlert(catalog, "CNPGInstanceFenced", () => ({
    expr: `max ${BY_POD} (cnpg_collector_fencing_on${selectCluster(catalog)}) == 1`,
    summary: "CNPG instance {{ $labels.pod }} is fenced",
    description: "PostgreSQL is shut down on {{ $labels.pod }} until somebody lifts its fence.",
  }));
  // The operator waits for a person under this strategy alone (CNPG v1.30.0, internal/controller/cluster_upgrade.go).
  if (options.primaryUpdateStrategy !== "supervised") return fenced;
  const required = `cnpg_collector_manual_switchover_required${selectCluster(catalog, IS_PRIMARY)}`;
  const waiting = defineAlert(catalog, "CNPGSwitchoverRequired", () => ({
    expr: `max ${BY_POD} (${required}) == 1`,
    summary: `CNPG cluster ${name} waits for a switchover`,
    description: "All is updated but the primary, {{ $labels.pod }}: a person has to start the switchover.",
  }));
  return [...fenced, ...waiting];
}
