export type { Alert } from "./alert.ts";
export { type AlertGroup, alertGroups, buildAlertGroups } from "./alert-groups.ts";
export { type AlertingRule, buildRuleGroups, type RuleGroup } from "./rule-groups.ts";
export { type RunbookPage, renderRunbooks } from "./runbooks/render-runbooks.ts";
export type { RenderedNames } from "./runbooks/runbook-context.ts";
