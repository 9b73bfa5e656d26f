import type { DataSource } from "./grafana-panels.ts";

/** Chosen at the top of the dashboard: which one holds the series is not for the catalog to know. */
export const DATA_SOURCE: DataSource = { type: "prometheus", uid: "${datasource}" };
