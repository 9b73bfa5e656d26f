import type { Catalog } from "@tenantry/tenant-model";
import { draftRows } from "./build-dashboard.ts";
import { listVariables } from "./variables.ts";
import { watchAlerts } from "./watch.ts";

export interface DashboardExpression {
  /** Title of the panel, with that of its row: `Health: Primary`; or `variable tenant`. */
  readonly panel: string;
  /** PromQL as Grafana sends it with all tenants and poolers chosen. */
  readonly expr: string;
  /** `{{pod}}`: labels that the series of the result must have. */
  readonly legend?: string;
}

/** Every expression that the dashboard of a catalog asks, for whoever checks them. */
export function listDashboardExpressions(catalog: Catalog): DashboardExpression[] {
  const variables = listVariables(catalog).flatMap(({ name, query }) => {
    const [, expr] = typeof query === "string" ? [] : (/^query_result\((.*)\)$/.exec(query.query) ?? []);
    return expr === undefined ? [] : [{ panel: `variable ${name}`, expr, legend: "{{names}} {{tenant}}" }];
  });
  const panels = draftRows(catalog, watchAlerts(catalog)).flatMap(({ title, drafts }) =>
    drafts.flatMap(({ panel, queries }) =>
      queries.map(({ expr, legend }) => ({ panel: `${title}: ${panel.title}`, expr: fillVariables(expr), legend })),
    ),
  );
  return [...variables, ...panels];
}

function fillVariables(expr: string): string {
  return expr.replaceAll(/\$\{(?:tenant|pooler):pipe\}/g, ".*").replaceAll("$__rate_interval", "2m");
}
