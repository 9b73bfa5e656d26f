import { type Catalog, valueOf } from "@tenantry/tenant-model";
import { IS_PRIMARY, selectAnswers } from "../../instance-series.ts";
import { selectCluster } from "../../scrape-labels.ts";
import { fillLine, type PanelDraft } from "../panel.ts";
import { showNumber } from "../panels/number.ts";
import { showStates } from "../panels/states.ts";
import { BY_POD, selectPrimary } from "../series.ts";
import type { Watch } from "../watch.ts";
import { countFiring, nameFiring, showFiringOverTime } from "./firing-alerts.ts";

/** What is wrong now, and since when. An instance counts as up where it answers queries. */
export function buildHealthRow(catalog: Catalog, watch: Watch): readonly PanelDraft[] {
  const instances = valueOf(catalog.cluster.instances);
  const numbers = [
    showNumber({
      title: `Instances up of ${instances}`,
      description: watch.describe(
        "Instances that answer queries. With fewer than wanted, look at the pods and their events first.",
        "CNPGClusterNotReady",
        "CNPGClusterReplicasBelowTarget",
        "CNPGClusterWithoutStandby",
      ),
      queries: [{ expr: `count(${selectAnswers(catalog)}) or vector(0)`, legend: "up" }],
      width: 4,
      steps: [
        { color: "red", value: null },
        ...(instances > 1 ? [{ color: "orange", value: 1 }] : []),
        { color: "green", value: instances },
      ],
    }),
    showPrimary(catalog, watch),
    countFiring(catalog),
    showNumber({
      title: "Instances fenced",
      description: watch.describe(
        "PostgreSQL is stopped on purpose on a fenced instance. Lift it with `kubectl cnpg fencing off` when the reason is gone.",
        "CNPGInstanceFenced",
      ),
      queries: [{ expr: `sum(cnpg_collector_fencing_on${selectCluster(catalog)})`, legend: "fenced" }],
      width: 4,
      steps: [
        { color: "green", value: null },
        { color: "orange", value: 1 },
      ],
    }),
    showNumber({
      title: "Newest restart",
      description: "How long ago the instance that was started last was started. Orange: within the last hour.",
      queries: [
        { expr: `min(time() - cnpg_pg_postmaster_start_time${selectCluster(catalog)})`, legend: "newest restart" },
      ],
      width: 4,
      unit: "s",
      steps: [
        { color: "orange", value: null },
        { color: "green", value: 3600 },
      ],
    }),
    ...(instances > 1 ? [showNodes(catalog, instances, watch)] : []),
    ...(catalog.cluster.options.primaryUpdateStrategy === "supervised" ? [showSwitchover(catalog, watch)] : []),
  ];
  return [...fillLine(numbers), showRoles(catalog, watch), nameFiring(catalog), showFiringOverTime(catalog)];
}

function showPrimary(catalog: Catalog, watch: Watch): PanelDraft {
  const replica = catalog.cluster.replicaOf !== undefined;
  const primary = replica
    ? `max ${BY_POD} (${selectAnswers(catalog, IS_PRIMARY)})`
    : `max ${BY_POD} (${selectAnswers(catalog)}) == 0`;
  // The value chooses the colour; a panel without series would be green.
  const none = 'label_replace(vector(1), "pod", "none", "", "")';
  return showNumber({
    title: replica ? "Designated primary" : "Primary",
    description: watch.describe(
      replica
        ? "The instance that follows the other cluster and that the other instances follow."
        : "The instance that accepts writes. Two names: stop the applications before anything else.",
      "CNPGClusterPrimaryMissing",
      "CNPGClusterTwoPrimaries",
    ),
    queries: [{ expr: `0 * (${primary}) or ${none} unless on () (${primary})`, legend: "{{pod}}" }],
    width: 4,
    steps: [
      { color: "green", value: null },
      { color: "red", value: 1 },
    ],
    nameOnly: true,
  });
}

function showNodes(catalog: Catalog, instances: number, watch: Watch): PanelDraft {
  return showNumber({
    title: `Nodes used by ${instances} instances`,
    description: watch.describe(
      "Instances on one node are lost together.",
      "CNPGInstancesShareNode",
      "CNPGInstancesShareZone",
    ),
    // -1 for not known.
    queries: [{ expr: `max(cnpg_collector_nodes_used${selectCluster(catalog)} >= 0)`, legend: "nodes" }],
    width: 4,
    none: "not known",
    steps: [
      { color: "orange", value: null },
      { color: "green", value: instances },
    ],
  });
}

function showSwitchover(catalog: Catalog, watch: Watch): PanelDraft {
  return showNumber({
    title: "Switchover awaited",
    description: watch.describe(
      "An update waits for somebody to switch the primary over: `kubectl cnpg promote`.",
      "CNPGSwitchoverRequired",
    ),
    queries: [
      { expr: `max(cnpg_collector_manual_switchover_required${selectPrimary(catalog)})`, legend: "switchover awaited" },
    ],
    width: 4,
    steps: [{ color: "green", value: null }],
    values: { 0: { text: "no", color: "green" }, 1: { text: "yes", color: "orange" } },
  });
}

function showRoles(catalog: Catalog, watch: Watch): PanelDraft {
  const fenced = `max ${BY_POD} (cnpg_collector_fencing_on${selectCluster(catalog)} == 1) + 1`;
  const recovery = `max ${BY_POD} (${selectAnswers(catalog)})`;
  return showStates({
    title: "Role of each instance",
    description: watch.describe(
      "Failovers and switchovers: where the primary was. A gap: the instance did not answer.",
      "CNPGClusterPrimaryMissing",
      "CNPGClusterTwoPrimaries",
      "CNPGInstanceFenced",
    ),
    queries: [{ expr: `${fenced} or ${recovery}`, legend: "{{pod}}" }],
    width: 12,
    values: {
      0: { text: "primary", color: "green" },
      1: { text: "standby", color: "blue" },
      2: { text: "fenced", color: "orange" },
    },
  });
}
