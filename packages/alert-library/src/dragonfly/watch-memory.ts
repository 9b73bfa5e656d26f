import type { Catalog, Dragonfly } from "@tenantry/tenant-model";
import { type Alert, defineAlert } from "../alert.ts";
import { matchLabel, selectDragonfly } from "../scrape-labels.ts";

const BY_POD = "by (namespace, app, pod)";

/** `--maxmemory` is a wall: behind it writes are refused, or keys evicted where `cache_mode` is on. */
export function watchMemory(catalog: Catalog, dragonfly: Dragonfly): readonly Alert[] {
  const selector = selectDragonfly(catalog, dragonfly);
  const refused = `dragonfly_oom_errors_total${selector}`;
  const used = `max ${BY_POD} (dragonfly_memory_used_bytes${selector} / dragonfly_memory_max_bytes${selector})`;
  return [
    ...defineAlert(catalog, "DragonflyMemoryHigh", (share) => ({
      expr: `${used} > ${share}`,
      summary: "Dragonfly {{ $labels.pod }} is short of memory",
      description: "Data takes {{ $value | humanizePercentage }} of the memory that {{ $labels.pod }} may use for it.",
    })),
    ...defineAlert(catalog, "DragonflyWritesRefused", () => ({
      // There is no series before the first refusal, so that its first value is an increase which `increase` does not see.
      expr: `sum ${BY_POD} (increase(${refused}[5m])) > 0\nor sum ${BY_POD} (${refused} unless ${refused} offset 5m) > 0`,
      summary: "Dragonfly {{ $labels.pod }} refuses writes",
      description: "{{ $labels.pod }} has no memory left for data: applications get errors for what they write.",
    })),
  ];
}

/** Clients of the main port; those of the admin port are counted apart. */
export function watchUse(catalog: Catalog, dragonfly: Dragonfly): readonly Alert[] {
  const clients = selectDragonfly(catalog, dragonfly, matchLabel("listener", "=", "main"));
  const limit = selectDragonfly(catalog, dragonfly);
  return defineAlert(catalog, "DragonflyConnectionsNearLimit", (share) => ({
    expr: `max ${BY_POD} (dragonfly_connected_clients${clients}) / max ${BY_POD} (dragonfly_max_clients${limit}) > ${share}`,
    summary: "Dragonfly {{ $labels.pod }} is near its limit of clients",
    description: "{{ $labels.pod }} has {{ $value | humanizePercentage }} of the clients that it takes.",
  }));
}
