import type { MetricFamily } from "./metric.ts";

const KSM = {
  exporter: "kube-state-metrics",
  source: "kube-state-metrics v2, docs/metrics/{workload,cluster}",
} as const;
const SCRAPER = { exporter: "scraper", source: "Prometheus, docs/concepts/jobs_instances.md" } as const;
const POD = ["namespace", "pod", "uid"];
const CONDITION = { condition: ["true", "false", "unknown"] };

/** Series that others export, as far as alerts and the dashboard look at them: kept by hand. */
export const otherMetrics: readonly MetricFamily[] = [
  // Of the target itself, with the labels of the scrape alone.
  {
    names:
      "up scrape_duration_seconds scrape_samples_scraped scrape_samples_post_metric_relabeling scrape_series_added",
    type: "gauge",
    labels: [],
    ...SCRAPER,
  },
  // With all labels of the alert.
  {
    names: "ALERTS",
    type: "gauge",
    labels: ["alertname", "alertstate"],
    values: { alertstate: ["pending", "firing"] },
    moreLabels: true,
    exporter: "rules",
    source: "Prometheus, docs/configuration/alerting_rules.md",
  },
  {
    prefix: "kube_deployment_",
    names: "spec_replicas status_replicas status_replicas_available status_replicas_unavailable",
    type: "gauge",
    labels: ["namespace", "deployment"],
    ...KSM,
  },
  {
    names: "kube_pod_info",
    type: "gauge",
    labels: [
      ...POD,
      "node",
      "host_ip",
      "pod_ip",
      "created_by_kind",
      "created_by_name",
      "priority_class",
      "host_network",
    ],
    optional: ["host_ip", "pod_ip", "created_by_kind", "created_by_name", "priority_class"],
    ...KSM,
  },
  {
    names: "kube_pod_status_phase",
    type: "gauge",
    labels: [...POD, "phase"],
    values: { phase: ["Pending", "Succeeded", "Failed", "Unknown", "Running"] },
    ...KSM,
  },
  {
    prefix: "kube_pod_status_",
    names: "ready scheduled",
    type: "gauge",
    labels: [...POD, "condition"],
    values: CONDITION,
    ...KSM,
  },
  {
    names: "kube_persistentvolumeclaim_created",
    type: "gauge",
    labels: ["namespace", "persistentvolumeclaim"],
    ...KSM,
  },
  { names: "kube_pod_status_reason", type: "gauge", labels: [...POD, "reason"], ...KSM },
  { names: "kube_pod_labels", type: "gauge", labels: POD, moreLabels: true, ...KSM },
  {
    prefix: "kube_pod_",
    names: "created start_time deletion_timestamp",
    type: "gauge",
    labels: POD,
    ...KSM,
  },
  {
    prefix: "kube_pod_container_",
    names: "status_ready status_running",
    type: "gauge",
    labels: [...POD, "container"],
    ...KSM,
  },
  {
    names: "kube_pod_container_status_restarts_total",
    type: "counter",
    labels: [...POD, "container"],
    ...KSM,
  },
  {
    prefix: "kube_pod_container_status_",
    names: "waiting_reason terminated_reason last_terminated_reason",
    type: "gauge",
    labels: [...POD, "container", "reason"],
    ...KSM,
  },
  {
    names: "kube_pod_spec_volumes_persistentvolumeclaims_info",
    type: "gauge",
    labels: [...POD, "volume", "persistentvolumeclaim"],
    ...KSM,
  },
  {
    prefix: "kube_persistentvolumeclaim_",
    names: "created resource_requests_storage_bytes",
    type: "gauge",
    labels: ["namespace", "persistentvolumeclaim"],
    ...KSM,
  },
  // Its labels are those of `--metric-labels-allowlist`.
  { names: "kube_node_labels", type: "gauge", labels: ["node"], moreLabels: true, ...KSM },
  { names: "kube_node_info", type: "gauge", labels: ["node"], moreLabels: true, ...KSM },
  { names: "kube_node_spec_unschedulable", type: "gauge", labels: ["node"], ...KSM },
  {
    names: "kube_node_status_condition",
    type: "gauge",
    labels: ["node", "condition", "status"],
    values: { status: ["true", "false", "unknown"] },
    ...KSM,
  },
  {
    prefix: "kubelet_volume_stats_",
    names: "available_bytes capacity_bytes used_bytes inodes inodes_free inodes_used",
    type: "gauge",
    labels: ["namespace", "persistentvolumeclaim"],
    exporter: "kubelet",
    source: "Kubernetes, pkg/kubelet/metrics/collectors/volume_stats.go",
  },
];
