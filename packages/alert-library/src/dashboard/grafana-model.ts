import type { DataSource, GridPosition, Panel } from "./grafana-panels.ts";

/**
 * What of Grafana's dashboard JSON is written here (schema 42, Grafana 12 and 13; older ones pass over what they do not
 * know). `grafana-model.test.ts` holds it against the types of @grafana/schema.
 */
export interface Dashboard {
  readonly uid: string;
  readonly title: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly editable: boolean;
  /** 1: one crosshair over all panels. */
  readonly graphTooltip: 1;
  readonly schemaVersion: 42;
  readonly timezone: "browser";
  readonly refresh: string;
  readonly time: { readonly from: string; readonly to: string };
  readonly links: readonly DashboardLink[];
  readonly templating: { readonly list: readonly Variable[] };
  readonly panels: readonly (RowPanel | Panel)[];
}

export interface DashboardLink {
  readonly title: string;
  readonly type: "link";
  readonly icon: string;
  readonly url: string;
  readonly tooltip: string;
  readonly tags: readonly string[];
  readonly asDropdown: boolean;
  readonly includeVars: boolean;
  readonly keepTime: boolean;
  readonly targetBlank: boolean;
}

export interface Variable {
  readonly name: string;
  readonly label: string;
  readonly type: "datasource" | "query";
  readonly description?: string;
  readonly query: string | { readonly query: string; readonly refId: string };
  readonly datasource?: DataSource;
  /** 1: when the dashboard is opened; 2: when its time range changes. */
  readonly refresh: 1 | 2;
  readonly regex?: string;
  /** 0: as they come; 1: by the alphabet. */
  readonly sort?: 0 | 1;
  readonly multi?: boolean;
  readonly includeAll?: boolean;
  readonly allValue?: string;
  readonly current?: { readonly text: string; readonly value: string };
}

export interface RowPanel {
  readonly id: number;
  readonly type: "row";
  readonly title: string;
  readonly collapsed: false;
  readonly panels: readonly [];
  readonly gridPos: GridPosition;
}
