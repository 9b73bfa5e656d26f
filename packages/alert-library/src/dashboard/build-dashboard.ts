import type { Catalog } from "@tenantry/tenant-model";
import type { Dashboard, DashboardLink } from "./grafana-model.ts";
import { nameDashboard } from "./name-dashboard.ts";
import { type DraftedRow, placePanels } from "./place-panels.ts";
import { rows } from "./rows.ts";
import { listVariables } from "./variables.ts";
import { type Watch, watchAlerts } from "./watch.ts";

/** The dashboard of a catalog as Grafana reads it. Its size does not grow with tenants, but for the names that quotas need. */
export function buildDashboard(catalog: Catalog): Dashboard {
  const { cluster, monitoring, name } = catalog;
  return {
    uid: nameDashboard(catalog),
    title: `PostgreSQL ${name} (${cluster.name})`,
    description: `The CloudNativePG cluster ${cluster.namespace}/${cluster.name}. Rendered by Tenantry from ${catalog.file}.`,
    tags: ["cloudnative-pg", "postgresql", "tenantry", name],
    editable: false,
    graphTooltip: 1,
    schemaVersion: 42,
    timezone: "browser",
    refresh: "1m",
    time: { from: "now-6h", to: "now" },
    links: monitoring.runbookURL === undefined ? [] : [linkRunbooks(monitoring.runbookURL)],
    templating: { list: listVariables(catalog) },
    panels: placePanels(draftRows(catalog, watchAlerts(catalog)), monitoring.interval),
  };
}

/** Rows that have something to show. */
export function draftRows(catalog: Catalog, watch: Watch): DraftedRow[] {
  return rows
    .map(({ title, build }) => ({ title, drafts: build(catalog, watch) }))
    .filter(({ drafts }) => drafts.length > 0);
}

function linkRunbooks(url: string): DashboardLink {
  return {
    title: "Runbooks",
    type: "link",
    icon: "doc",
    url,
    tooltip: "What to do for each alert",
    tags: [],
    asDropdown: false,
    includeVars: false,
    keepTime: false,
    targetBlank: true,
  };
}
