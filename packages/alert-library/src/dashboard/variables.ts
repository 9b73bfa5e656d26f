import { type Catalog, listPoolers } from "@tenantry/tenant-model";
import { POOLER_LABEL, selectCluster } from "../scrape-labels.ts";
import { DATA_SOURCE } from "./data-source.ts";
import type { Variable } from "./grafana-model.ts";
import { TENANT_PATTERN, writeTenantQuery } from "./tenant-choice.ts";

/** What can be chosen at the top of the dashboard. */
export function listVariables(catalog: Catalog): readonly Variable[] {
  const dataSource: Variable = {
    name: "datasource",
    label: "Data source",
    type: "datasource",
    query: "prometheus",
    refresh: 1,
  };
  const tenant = chooseMany("tenant", "Tenant", {
    query: writeTenantQuery(catalog),
    regex: TENANT_PATTERN,
  });
  if (listPoolers(catalog).length === 0) return [dataSource, tenant];
  const poolers = `cnpg_pgbouncer_lists_pools${selectCluster(catalog)}`;
  return [dataSource, tenant, chooseMany("pooler", "Pooler", { query: `label_values(${poolers}, ${POOLER_LABEL})` })];
}

/** Several values out of what a query finds; all of them to begin with. */
function chooseMany(
  name: string,
  label: string,
  { query, regex = "" }: { readonly query: string; readonly regex?: string },
): Variable {
  return {
    name,
    label,
    type: "query",
    datasource: DATA_SOURCE,
    query: { query, refId: "PrometheusVariableQueryEditor-VariableQuery" },
    regex,
    refresh: 2,
    sort: 1,
    multi: true,
    includeAll: true,
    // Grafana would send a list of all, which can be longer than a query may be.
    allValue: ".*",
    current: { text: "All", value: "$__all" },
  };
}
