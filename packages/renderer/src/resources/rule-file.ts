import { buildRuleGroups } from "@tenantry/alert-library";
import type { PrometheusRule, VMRule } from "@tenantry/crd-schemas";
import type { Catalog } from "@tenantry/tenant-model";
import { labelObject } from "../labels.ts";
import { nameRules, placeRuleFile } from "../names.ts";
import type { Renderable, RenderedFile } from "../resource.ts";

/** The alert rules, in the kind that the catalog asks for; both kinds take the same groups. */
export function buildRuleFile(catalog: Catalog): readonly RenderedFile[] {
  const { cluster, monitoring } = catalog;
  const metadata = {
    name: nameRules(cluster),
    namespace: cluster.namespace,
    labels: { ...monitoring.labels, ...labelObject(catalog) },
  };
  const groups = buildRuleGroups(catalog);
  const object: Renderable<VMRule> | Renderable<PrometheusRule> =
    monitoring.rules === "VMRule"
      ? { apiVersion: "operator.victoriametrics.com/v1beta1", kind: "VMRule", metadata, spec: { groups } }
      : { apiVersion: "monitoring.coreos.com/v1", kind: "PrometheusRule", metadata, spec: { groups } };
  return [
    {
      path: placeRuleFile(catalog),
      objects: [{ object, origin: ["spec", "monitoring"] }],
    },
  ];
}
