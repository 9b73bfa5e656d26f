import type { FieldConfig, Panel, ShownValue, Step, Target } from "./grafana-panels.ts";

export interface Query {
  readonly expr: string;
  /** Name of its series: `{{pod}}`, or words where there is one. Tables show its labels as columns instead. */
  readonly legend: string;
}

/** A panel as its row writes it; `placePanels` gives it its place. */
export interface PanelDraft {
  /** Columns, of 24. */
  readonly width: number;
  /** Lines of the grid, about 30 pixels each. */
  readonly height: number;
  readonly queries: readonly Query[];
  /** How each query is asked. */
  readonly ask: Pick<Target, "format" | "instant" | "range">;
  readonly panel: PanelBody<Panel>;
}

/** A panel without what `placePanels` adds. */
export type PanelBody<Kind> = Kind extends Panel ? Omit<Kind, "id" | "gridPos" | "datasource" | "targets"> : never;

/** What every kind of panel wants to know. */
export interface PanelContent {
  readonly title: string;
  /** Markdown, from `watch.describe`. */
  readonly description: string;
  readonly queries: readonly Query[];
  readonly width: number;
}

/** Words and colours for values. */
export type ShownValues = Readonly<Record<string, Omit<ShownValue, "index">>>;

export const NEWEST = { format: "time_series", instant: true, range: false } as const;
export const OVER_TIME = { format: "time_series", range: true } as const;
export const AS_TABLE = { format: "table", instant: true, range: false } as const;

/** No limit to show. */
export const CALM: readonly Step[] = [{ color: "green", value: null }];
export const LAST = { calcs: ["lastNotNull"], fields: "", values: false } as const;
export const LEGEND = { calcs: [], displayMode: "list", placement: "bottom", showLegend: true } as const;
export const NO_LEGEND = { ...LEGEND, showLegend: false } as const;

export const COLUMNS = 24;

/** The same panels, side by side over the whole width. */
export function fillLine(drafts: readonly PanelDraft[]): readonly PanelDraft[] {
  const width = Math.floor(COLUMNS / drafts.length);
  const wider = COLUMNS % drafts.length;
  return drafts.map((draft, index) => ({ ...draft, width: index < wider ? width + 1 : width }));
}

export function mapValues(values: ShownValues = {}): Pick<FieldConfig<never>["defaults"], "mappings"> {
  const options = Object.entries(values).map(([value, shown], index) => [value, { ...shown, index }] as const);
  return options.length === 0 ? {} : { mappings: [{ type: "value", options: Object.fromEntries(options) }] };
}
