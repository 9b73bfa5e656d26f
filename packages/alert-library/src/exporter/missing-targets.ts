import { type Catalog, listPoolers } from "@tenantry/tenant-model";
import { type Alert, defineAlert } from "../alert.ts";
import { CLUSTER_LABEL, matchLabel, POOLER_LABEL, selectCluster, selectNamespace } from "../scrape-labels.ts";
import { joinTerms, writeTerms } from "../tenant-terms.ts";

const BY_POD = "by (namespace, pod)";
const BY_POOLER = `by (namespace, ${POOLER_LABEL})`;

/**
 * A hung exporter still has a target, whose `up` is 0. One that no scrape configuration selects has none, and only
 * Kubernetes knows that its pod is there and ready; instances that are missing themselves are other alerts' matter.
 */
export function watchInstanceTargets(catalog: Catalog): readonly Alert[] {
  const pods = matchLabel("pod", "=~", `${catalog.cluster.name}-[0-9]+`);
  const scraped = `max ${BY_POD} (up${selectCluster(catalog, pods)})`;
  const ready = `kube_pod_status_ready${selectNamespace(catalog, pods, matchLabel("condition", "=", "true"))}`;
  return defineAlert(catalog, "CNPGInstanceMetricsAbsent", () => ({
    expr: `${scraped} == 0\nor (max ${BY_POD} (${ready}) == 1 unless on (namespace, pod) ${scraped})`,
    summary: "No metrics of CNPG instance {{ $labels.pod }}",
    description:
      "Nobody gets the metrics of {{ $labels.pod }}: no other alert sees this instance, whatever happens to it. " +
      "PostgreSQL itself may run well.",
  }));
}

/** The same for poolers. About the platform, not about a tenant: it is nothing that an owner could mend. */
export function watchPoolerTargets(catalog: Catalog): readonly Alert[] {
  const poolers = listPoolers(catalog).map(({ pooler }) => ({ name: pooler.name, amount: 0 }));
  const targets = `up${selectCluster(catalog, matchLabel(POOLER_LABEL, "!=", ""))}`;
  const silent = `count ${BY_POOLER} (max by (namespace, ${CLUSTER_LABEL}, ${POOLER_LABEL}, pod) (${targets}) == 0)`;
  const terms = writeTerms(poolers, "deployment", (names) => {
    const series = selectNamespace(catalog, matchLabel("deployment", "=~", names));
    return `kube_deployment_status_replicas_available${series}`;
  });
  const unscraped = joinTerms(terms).map((available) => {
    const named = `label_replace(${available}, "${POOLER_LABEL}", "$1", "deployment", "(.*)")`;
    return `(max ${BY_POOLER} (${named}) > 0 unless on (namespace, ${POOLER_LABEL}) ${targets})`;
  });
  return defineAlert(catalog, "CNPGPoolerMetricsAbsent", () => ({
    expr: unscraped.map((part, index) => (index === 0 ? `${silent}\nor ${part}` : part)),
    summary: `No metrics of CNPG pooler {{ $labels.${POOLER_LABEL} }}`,
    description:
      `The metrics of pooler {{ $labels.${POOLER_LABEL} }} are missing for {{ $value }} of its pods: no alert sees how many ` +
      "clients those have and how long they wait. PgBouncer itself may run well.",
  }));
}
