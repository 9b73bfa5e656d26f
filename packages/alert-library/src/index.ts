export type { Alert } from "./alert.ts";
export { type AlertGroup, alertGroups, buildAlertGroups } from "./alert-groups.ts";
export { buildDashboard } from "./dashboard/build-dashboard.ts";
export type { Dashboard } from "./dashboard/grafana-model.ts";
export { type DashboardExpression, listDashboardExpressions } from "./dashboard/list-expressions.ts";
export { type AlertingRule, buildRuleGroups, type RuleGroup } from "./rule-groups.ts";
export { type RunbookPage, renderRunbooks } from "./runbooks/render-runbooks.ts";
export type { RenderedNames } from "./runbooks/runbook-context.ts";
