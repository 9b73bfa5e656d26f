import type { Catalog, Dragonfly } from "@tenantry/tenant-model";
import type { Alert } from "../alert.ts";
import { watchMemory, watchUse } from "../dragonfly/watch-memory.ts";
import { watchReplication, watchRoles } from "../dragonfly/watch-roles.ts";
import { watchSnapshots } from "../dragonfly/watch-snapshots.ts";

/** What Dragonfly says of itself on its admin port (dragonfly v1.39.0, src/server/server_family.cc, PrintPrometheusMetrics). */
export function buildDragonflyAlerts(catalog: Catalog): readonly Alert[] {
  const { dragonfly } = catalog;
  if (dragonfly === undefined) return [];
  const parts: readonly ((catalog: Catalog, dragonfly: Dragonfly) => readonly Alert[])[] = [
    watchRoles,
    watchReplication,
    watchMemory,
    watchUse,
    watchSnapshots,
  ];
  return parts.flatMap((watch) => watch(catalog, dragonfly));
}
