import type { Catalog } from "@tenantry/tenant-model";
import { hasSubscriptions } from "../../alert-groups/logical-replication.ts";
import type { PanelDraft } from "../panel.ts";
import { showLines } from "../panels/lines.ts";
import { showStates } from "../panels/states.ts";
import { largest, ofTenant, selectPrimary } from "../series.ts";
import type { Watch } from "../watch.ts";

const BY = "by (datname, subname)";
const LEGEND = "{{datname}} {{subname}}";

/** What this cluster's databases take over from others. Metrics: our own query `pg_stat_subscription`. */
export function buildSubscriptionsRow(catalog: Catalog, watch: Watch): readonly PanelDraft[] {
  if (!hasSubscriptions(catalog)) return [];
  const column = (name: string) => `cnpg_pg_stat_subscription_${name}${selectPrimary(catalog, ofTenant("datname"))}`;
  return [
    showLines({
      title: "Lag of subscriptions",
      description: watch.describe(
        "Time since a subscription last had all that its publisher had sent.",
        "CNPGSubscriptionLagHigh",
        "CNPGSubscriptionLagCritical",
      ),
      queries: [{ expr: largest(`time() - max ${BY} (${column("caught_up_time")} > 0)`), legend: LEGEND }],
      width: 8,
      unit: "s",
      steps: watch.limits("CNPGSubscriptionLagHigh", "CNPGSubscriptionLagCritical"),
    }),
    showStates({
      title: "Subscriptions that receive",
      description: watch.describe(
        "One that is stopped is disabled, or its worker cannot run or connect. Its publisher keeps WAL for it until its disk is full.",
        "CNPGSubscriptionStopped",
      ),
      queries: [{ expr: largest(`max ${BY} (${column("receiving")})`, 25), legend: LEGEND }],
      width: 8,
      values: { 0: { text: "stopped", color: "red" }, 1: { text: "receiving", color: "green" } },
    }),
    showLines({
      title: "Errors of subscriptions within 10 minutes",
      description: watch.describe(
        "A change that cannot be applied is tried again and again, e.g. a row that is there already. The log names it.",
        "CNPGSubscriptionErrors",
      ),
      queries: [
        {
          expr: largest(
            `sum ${BY} (increase(${column("apply_error_count")}[10m]) + increase(${column("sync_error_count")}[10m]))`,
          ),
          legend: LEGEND,
        },
      ],
      width: 8,
      steps: watch.limits("CNPGSubscriptionErrors"),
    }),
  ];
}
