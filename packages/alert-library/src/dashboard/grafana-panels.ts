/** Panels as Grafana's dashboard JSON has them; see grafana-model.ts. */
export interface DataSource {
  readonly type: "prometheus";
  readonly uid: string;
}

export interface GridPosition {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

export interface Target {
  readonly refId: string;
  readonly datasource: DataSource;
  readonly expr: string;
  readonly legendFormat?: string;
  readonly format?: "time_series" | "table";
  /** Newest value only. */
  readonly instant?: true;
  readonly range?: boolean;
  /** Least step, e.g. `30s`: what `$__rate_interval` is made of. */
  readonly interval?: string;
}

export interface Step {
  readonly color: string;
  /** From where on it holds; null for the first. */
  readonly value: number | null;
}

/** Of a value, in place of a number. */
export interface ShownValue {
  readonly text: string;
  readonly color: string;
  readonly index: number;
}

export interface FieldConfig<Custom> {
  readonly defaults: {
    readonly unit?: string;
    readonly min?: number;
    readonly max?: number;
    readonly decimals?: number;
    readonly noValue?: string;
    readonly color?: { readonly mode: "thresholds" | "palette-classic" };
    readonly thresholds?: { readonly mode: "absolute"; readonly steps: readonly Step[] };
    readonly mappings?: readonly [{ readonly type: "value"; readonly options: Readonly<Record<string, ShownValue>> }];
    readonly custom?: Custom;
  };
  readonly overrides: readonly {
    readonly matcher: { readonly id: "byName"; readonly options: string };
    readonly properties: readonly { readonly id: string; readonly value: unknown }[];
  }[];
}

interface PanelBase<Type extends string, Options, Custom> {
  readonly id: number;
  readonly type: Type;
  readonly title: string;
  /** Markdown. */
  readonly description: string;
  readonly gridPos: GridPosition;
  readonly datasource: DataSource;
  readonly targets: readonly Target[];
  readonly fieldConfig: FieldConfig<Custom>;
  readonly options: Options;
  readonly transformations?: readonly { readonly id: string; readonly options: object }[];
}

interface Reduce {
  readonly calcs: readonly ["lastNotNull"];
  readonly fields: "";
  readonly values: false;
}

export interface StatOptions {
  readonly colorMode: "background";
  readonly graphMode: "none";
  readonly justifyMode: "auto";
  readonly orientation: "auto";
  readonly percentChangeColorMode: "standard";
  readonly reduceOptions: Reduce;
  readonly showPercentChange: false;
  readonly textMode: "auto" | "name" | "value";
  readonly wideLayout: true;
}

export interface BarsOptions {
  readonly displayMode: "basic";
  readonly legend: Legend;
  readonly maxVizHeight: number;
  readonly minVizHeight: number;
  readonly minVizWidth: number;
  readonly namePlacement: "left";
  readonly orientation: "horizontal";
  readonly reduceOptions: Reduce;
  readonly showUnfilled: true;
  readonly sizing: "auto";
  readonly valueMode: "color";
}

interface Legend {
  readonly calcs: readonly string[];
  readonly displayMode: "list" | "table";
  readonly placement: "bottom" | "right";
  readonly showLegend: boolean;
  readonly sortBy?: string;
  readonly sortDesc?: boolean;
}

interface Tooltip {
  readonly mode: "single" | "multi";
  readonly sort: "none" | "desc";
}

export interface LinesOptions {
  readonly legend: Legend;
  readonly tooltip: Tooltip;
}

export interface LinesCustom {
  readonly fillOpacity: number;
  readonly showPoints: "never";
  readonly stacking?: { readonly group: string; readonly mode: "normal" };
  readonly thresholdsStyle: { readonly mode: "off" | "dashed" };
}

export interface TimelineOptions {
  readonly alignValue: "left";
  readonly legend: Legend;
  readonly mergeValues: true;
  readonly rowHeight: number;
  readonly showValue: "auto";
  readonly tooltip: Tooltip;
}

export interface TimelineCustom {
  readonly fillOpacity: number;
  readonly lineWidth: number;
}

export interface TableOptions {
  readonly cellHeight: "sm";
  readonly frameIndex: number;
  readonly showHeader: true;
  readonly sortBy: readonly { readonly displayName: string; readonly desc: boolean }[];
}

export type StatPanel = PanelBase<"stat", StatOptions, never>;
export type BarsPanel = PanelBase<"bargauge", BarsOptions, never>;
export type LinesPanel = PanelBase<"timeseries", LinesOptions, LinesCustom>;
export type TimelinePanel = PanelBase<"state-timeline", TimelineOptions, TimelineCustom>;
export type TablePanel = PanelBase<"table", TableOptions, never>;
export type Panel = StatPanel | BarsPanel | LinesPanel | TimelinePanel | TablePanel;
