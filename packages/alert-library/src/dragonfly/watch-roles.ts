import type { Catalog, Dragonfly } from "@tenantry/tenant-model";
import { type Alert, defineAlert } from "../alert.ts";
import { matchLabel, selectDragonfly, selectDragonflyNamespace } from "../scrape-labels.ts";

/** Who is there, and as what. Nothing at all from any pod is what `absent` finds, which a sum never does. */
export function watchRoles(catalog: Catalog, dragonfly: Dragonfly): readonly Alert[] {
  const masters = `dragonfly_master${selectDragonfly(catalog, dragonfly)}`;
  const { name, replicas } = dragonfly;
  return [
    ...defineAlert(catalog, "DragonflyMasterMissing", () => ({
      expr: `absent(${masters} == 1)`,
      summary: `Dragonfly ${name} has no master`,
      description: `No pod of Dragonfly ${name} says that it is the master: its Service leads nowhere.`,
    })),
    ...(replicas === 1
      ? []
      : defineAlert(catalog, "DragonflyTwoMasters", () => ({
          expr: `count by (namespace, app) (${masters} == 1) > 1`,
          summary: `Dragonfly ${name} has {{ $value }} masters`,
          description: `{{ $value }} pods of Dragonfly ${name} take writes at the same time: what all but one of them take is lost.`,
        }))),
    ...(replicas === 1
      ? []
      : defineAlert(catalog, "DragonflyReplicasBelowTarget", () => ({
          expr: `count by (namespace, app) (${masters}) < ${replicas}`,
          summary: `Dragonfly ${name} has {{ $value }} of ${replicas} pods`,
          description: `{{ $value }} of ${replicas} pods of Dragonfly ${name} answer.`,
        }))),
    ...watchTargets(catalog, dragonfly),
  ];
}

/** A pod that is ready and that nobody scrapes: no other alert sees it. */
function watchTargets(catalog: Catalog, dragonfly: Dragonfly): readonly Alert[] {
  const pods = matchLabel("pod", "=~", `${dragonfly.name}-[0-9]+`);
  const scraped = `max by (namespace, pod) (up${selectDragonfly(catalog, dragonfly, pods)})`;
  const ready = `kube_pod_status_ready${selectDragonflyNamespace(catalog, dragonfly, pods, matchLabel("condition", "=", "true"))}`;
  return defineAlert(catalog, "DragonflyMetricsAbsent", () => ({
    expr: `${scraped} == 0\nor (max by (namespace, pod) (${ready}) == 1 unless on (namespace, pod) ${scraped})`,
    summary: "No metrics of Dragonfly pod {{ $labels.pod }}",
    description:
      "Nobody gets the metrics of {{ $labels.pod }}: no other alert sees this pod. Dragonfly itself may run well.",
  }));
}

/** Replicas say whether they follow; the master says how far behind they are. */
export function watchReplication(catalog: Catalog, dragonfly: Dragonfly): readonly Alert[] {
  if (dragonfly.replicas === 1) return [];
  const selector = selectDragonfly(catalog, dragonfly);
  return [
    ...defineAlert(catalog, "DragonflyReplicaDisconnected", () => ({
      expr: `max by (namespace, app, pod) (dragonfly_master_link_status${selector}) == 0`,
      summary: "Dragonfly replica {{ $labels.pod }} follows nobody",
      description: "{{ $labels.pod }} has lost its master: what is written now is not on it.",
    })),
    ...defineAlert(catalog, "DragonflyReplicationLagHigh", (records) => ({
      expr: `max by (namespace, app, replica_ip) (dragonfly_connected_replica_lag_records${selector}) > ${records}`,
      summary: "Dragonfly replica {{ $labels.replica_ip }} lags behind",
      description: "The replica at {{ $labels.replica_ip }} is {{ $value }} changes behind its master.",
    })),
  ];
}
