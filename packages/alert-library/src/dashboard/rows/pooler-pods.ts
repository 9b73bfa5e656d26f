import type { Catalog } from "@tenantry/tenant-model";
import { selectCluster } from "../../scrape-labels.ts";
import type { PanelDraft } from "../panel.ts";
import { showLines } from "../panels/lines.ts";
import { showNumber } from "../panels/number.ts";
import { BY_POOLER, OF_POOLER, POOLER_LEGEND } from "../series.ts";
import type { Watch } from "../watch.ts";

/**
 * A pod whose PgBouncer answers has the series of SHOW LISTS. `cnpg_pgbouncer_up` is set but never exported (CNPG v1.27.0
 * and v1.30.0, metricsserver/pgbouncer_collector.go, Collect).
 */
export function showPoolerPods(catalog: Catalog, watch: Watch): readonly PanelDraft[] {
  const answering = (...matchers: readonly string[]) =>
    `cnpg_pgbouncer_lists_pools${selectCluster(catalog, ...matchers)}`;
  return [
    showNumber({
      // Not how many are wanted: every new tenant would change the dashboard.
      title: "Pooler pods up",
      description: watch.describe(
        "Pods whose PgBouncer answers, of all poolers.",
        "CNPGPoolerDown",
        "CNPGPoolerReplicasBelowTarget",
      ),
      queries: [{ expr: `count(${answering()}) or vector(0)`, legend: "up" }],
      width: 6,
      height: 8,
      steps: [
        { color: "red", value: null },
        { color: "green", value: 1 },
      ],
    }),
    showLines({
      title: "Pods of each pooler, the fewest",
      description: watch.describe(
        "A pod less is an update, or a pod that does not start. A pooler without any pod is not in here: its clients get no connection at all.",
        "CNPGPoolerNotReady",
        "CNPGPoolerReplicasBelowTarget",
        "CNPGPoolerDown",
        "CNPGPoolerMissing",
      ),
      queries: [{ expr: `bottomk(10, count ${BY_POOLER} (${answering(OF_POOLER)}))`, legend: POOLER_LEGEND }],
      width: 18,
      unit: "none",
    }),
  ];
}
