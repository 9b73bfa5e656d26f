import type { Catalog } from "@tenantry/tenant-model";
import { nameInstances } from "./instance-series.ts";
import { matchLabel, selectNamespace } from "./scrape-labels.ts";

const ZONE = "topology.kubernetes.io/zone";
/** As kube-state-metrics names it where `--metric-labels-allowlist` has it (v2.17.0, docs/metrics/cluster/node-metrics.md). */
export const ZONE_LABEL = "label_topology_kubernetes_io_zone";

/** By how many instances two zones may differ; undefined where the catalog asks for no spread over zones. */
export function readZoneSkew({ cluster }: Catalog): number | undefined {
  const spread = cluster.topologySpread.find(({ topologyKey }) => topologyKey === ZONE);
  return spread?.maxSkew ?? (cluster.podAntiAffinity.topologyKey === ZONE ? 1 : undefined);
}

/** One series for each instance that has a node; two copies of kube-state-metrics may tell of the same pod. */
export function selectPlacedPods(catalog: Catalog): string {
  const pods = matchLabel("pod", "=~", nameInstances(catalog));
  return `max by (node, pod) (kube_pod_info${selectNamespace(catalog, pods, matchLabel("node", "!=", ""))})`;
}

/** Zones that hold more instances than `maxSkew` allows, as the scheduler counts it; by `ZONE_LABEL`. */
export function writeCrowdedZones(catalog: Catalog, maxSkew: number): string {
  const nodes = `max by (node, ${ZONE_LABEL}) (kube_node_labels${selectZonedNodes(catalog)})`;
  const held = `count by (${ZONE_LABEL}) (${selectPlacedPods(catalog)} * on (node) group_left (${ZONE_LABEL}) ${nodes})`;
  // Which zones the selected nodes are in is not known here, so only the worst is certain: all in one.
  if (Object.keys(catalog.cluster.nodeSelector).length > 0) return `${held} > 1 and on () count(${held}) == 1`;
  return `${held} - on () group_left () min(${held} or 0 * count by (${ZONE_LABEL}) (${nodes})) > ${maxSkew}`;
}

/** Nodes are in no namespace: where theirs has a label `namespace`, it is that of kube-state-metrics. */
function selectZonedNodes({ monitoring }: Catalog): string {
  const extra = Object.entries(monitoring.matchLabels).map(([name, value]) => matchLabel(name, "=", value));
  return `{${[matchLabel(ZONE_LABEL, "!=", ""), ...extra].join(",")}}`;
}
