export type { Alert } from "./alert.ts";
export { type AlertGroup, alertGroups, buildAlertGroups } from "./alert-groups.ts";
export { buildDashboard } from "./dashboard/build-dashboard.ts";
export type { Dashboard } from "./dashboard/grafana-model.ts";
export { type DashboardExpression, listDashboardExpressions } from "./dashboard/list-expressions.ts";
export { listCustomMetrics } from "./metrics/custom-metrics.ts";
export { extractMetricNames } from "./metrics/extract-metric-names.ts";
export { isOfCloudNativePG, judgeMetric, type KnownMetrics, type MetricFault } from "./metrics/judge-metric.ts";
export type { BackupMethod, Environment, Metric, PostgresRange } from "./metrics/metric.ts";
export { existsFor, findAbsence, findMetric, listMetrics } from "./metrics/metrics.ts";
export { listQueries } from "./metrics/monitoring-queries.ts";
export { type AlertingRule, buildRuleGroups, type RuleGroup } from "./rule-groups.ts";
export { linkRunbook } from "./runbooks/link-runbook.ts";
export { type RunbookPage, renderRunbooks } from "./runbooks/render-runbooks.ts";
export type { RenderedNames } from "./runbooks/runbook-context.ts";
export {
  CLUSTER_LABEL,
  DRAGONFLY_TARGET_LABELS,
  INSTANCE_TARGET_LABELS,
  nameSeriesLabel,
  POOLER_TARGET_LABELS,
  SCRAPER_LABELS,
} from "./scrape-labels.ts";
