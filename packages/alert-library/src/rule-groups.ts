import type { Catalog } from "@tenantry/tenant-model";
import type { Alert } from "./alert.ts";
import type { AlertGroup } from "./alert-groups.ts";
import { listAlertGroups } from "./catalog-alerts.ts";
import { linkRunbook } from "./runbooks/link-runbook.ts";
import { CLUSTER_LABEL } from "./scrape-labels.ts";

/** A group as Prometheus, its operator and VictoriaMetrics' operator read it. */
export interface RuleGroup {
  readonly name: string;
  readonly interval: string;
  readonly rules: readonly AlertingRule[];
}

export interface AlertingRule {
  readonly alert: string;
  readonly expr: string;
  readonly for: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

/** The alerts of a catalog in the form that all kinds of rule files share. */
export function buildRuleGroups(catalog: Catalog): RuleGroup[] {
  return listAlertGroups(catalog).map((group) => ({
    name: group.id === "dragonfly" ? group.id : `cloudnativepg.${group.id}`,
    interval: "30s",
    rules: group.alerts.map((alert) => buildRule(alert, group, catalog)),
  }));
}

/** Aggregation drops labels that routing needs, so each rule sets them itself. */
function buildRule(alert: Alert, { id, component }: AlertGroup, catalog: Catalog): AlertingRule {
  const { cluster, dragonfly, monitoring } = catalog;
  return {
    alert: alert.name,
    expr: alert.expr,
    for: alert.for,
    labels: {
      ...monitoring.matchLabels,
      ...(component === "dragonfly" && dragonfly !== undefined
        ? { namespace: dragonfly.namespace, app: dragonfly.name }
        : { namespace: cluster.namespace, [CLUSTER_LABEL]: cluster.name }),
      severity: alert.severity,
      component: alert.component ?? component,
      ...(alert.part !== undefined && { part: String(alert.part) }),
    },
    annotations: {
      summary: alert.summary,
      description: alert.description,
      ...linkRunbook(catalog, id, alert.name),
    },
  };
}
