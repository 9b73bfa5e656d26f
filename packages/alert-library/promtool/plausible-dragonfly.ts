import type { Catalog } from "@tenantry/tenant-model";
import { gauge, grow, type Labels, type Series } from "./series.ts";

/** What a healthy Dragonfly says (dragonfly v1.39.0, src/server/server_family.cc, PrintPrometheusMetrics). */
export function listDragonflySeries({ dragonfly, monitoring }: Catalog): Series[] {
  if (dragonfly === undefined) return [];
  const common = { namespace: dragonfly.namespace, ...monitoring.matchLabels };
  return Array.from({ length: dragonfly.replicas }, (_, index) => `${dragonfly.name}-${index}`).flatMap(
    (pod, index) => {
      const labels: Labels = { ...common, app: dragonfly.name, pod, container: "dragonfly" };
      const replica = { replica_ip: `10.0.1.${index}`, replica_port: "9999", replica_state: "online" };
      const claim = { persistentvolumeclaim: `df-${pod}` };
      return [
        gauge("up", 1, labels),
        gauge("dragonfly_master", index === 0 ? 1 : 0, labels),
        gauge("dragonfly_memory_used_bytes", 4e8, labels),
        gauge("dragonfly_memory_max_bytes", 1e9, labels),
        gauge("dragonfly_max_clients", 64_000, labels),
        gauge("dragonfly_connected_clients", 20, labels, { listener: "main" }),
        grow("dragonfly_commands_processed_total", 1e6, labels, { listener: "main" }),
        gauge("dragonfly_failed_backups_total", 0, labels),
        ...(index === 0 ? [gauge("dragonfly_connected_replica_lag_records", 0, labels, replica)] : []),
        gauge("kubelet_volume_stats_available_bytes", 4e9, common, claim),
        gauge("kubelet_volume_stats_capacity_bytes", 5e9, common, claim),
      ];
    },
  );
}
