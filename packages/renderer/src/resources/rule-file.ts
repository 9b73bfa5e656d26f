import type { PrometheusRule, VMRule } from "@tenantry/crd-schemas";
import type { Catalog } from "@tenantry/tenant-model";
import type { Alert } from "../alerts/alert.ts";
import { buildAlertGroups } from "../alerts/alerts.ts";
import { labelObject } from "../labels.ts";
import { nameRules, placeShared } from "../names.ts";
import type { Renderable, RenderedFile } from "../resource.ts";
import { CLUSTER_LABEL } from "../scrape-labels.ts";

/** The alert rules, in the kind that the catalog asks for; both kinds take the same groups. */
export function buildRuleFile(catalog: Catalog): readonly RenderedFile[] {
  const { cluster, monitoring } = catalog;
  const metadata = {
    name: nameRules(cluster),
    namespace: cluster.namespace,
    labels: { ...monitoring.labels, ...labelObject(catalog) },
  };
  const groups = buildAlertGroups(catalog).map(({ name, alerts }) => ({
    name,
    interval: "30s",
    rules: alerts.map((alert) => buildRule(catalog, alert)),
  }));
  const object: Renderable<VMRule> | Renderable<PrometheusRule> =
    monitoring.rules === "VMRule"
      ? { apiVersion: "operator.victoriametrics.com/v1beta1", kind: "VMRule", metadata, spec: { groups } }
      : { apiVersion: "monitoring.coreos.com/v1", kind: "PrometheusRule", metadata, spec: { groups } };
  return [
    {
      path: placeShared(catalog, "observability", "prometheusrule"),
      objects: [{ object, origin: ["spec", "monitoring"] }],
    },
  ];
}

/** Aggregation drops labels that routing needs, so each rule sets them itself. */
function buildRule({ cluster, monitoring }: Catalog, alert: Alert) {
  return {
    alert: alert.name,
    expr: alert.expr,
    for: alert.for,
    labels: {
      ...monitoring.matchLabels,
      namespace: cluster.namespace,
      [CLUSTER_LABEL]: cluster.name,
      severity: alert.severity,
      component: alert.component,
      ...(alert.part !== undefined && { part: String(alert.part) }),
    },
    annotations: { summary: alert.summary, description: alert.description },
  };
}
