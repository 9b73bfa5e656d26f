import type { LinesCustom, LinesPanel, Step } from "../grafana-panels.ts";
import { CALM, LEGEND, OVER_TIME, type PanelBody, type PanelContent, type PanelDraft } from "../panel.ts";

interface LinesContent extends PanelContent {
  /** As Grafana names it, e.g. `s`, `bytes`, `percentunit`. */
  readonly unit?: string;
  /** Drawn as dashed lines. */
  readonly steps?: readonly Step[];
  readonly stacked?: true;
  /** Many lines: a table of them beside, the largest on top. */
  readonly ranked?: true;
}

const RANKING = {
  calcs: ["lastNotNull", "max"],
  displayMode: "table",
  placement: "right",
  showLegend: true,
  sortBy: "Last *",
  sortDesc: true,
} as const;

/** Series over time. */
export function showLines({ unit = "short", steps = CALM, stacked, ranked, ...content }: LinesContent): PanelDraft {
  const custom: LinesCustom = {
    fillOpacity: stacked ? 30 : 0,
    showPoints: "never",
    ...(stacked && { stacking: { group: "A", mode: "normal" } }),
    thresholdsStyle: { mode: steps.length > 1 ? "dashed" : "off" },
  };
  const panel: PanelBody<LinesPanel> = {
    type: "timeseries",
    title: content.title,
    description: content.description,
    fieldConfig: {
      defaults: {
        unit,
        min: 0,
        color: { mode: "palette-classic" },
        thresholds: { mode: "absolute", steps },
        custom,
      },
      overrides: [],
    },
    options: { legend: ranked ? RANKING : LEGEND, tooltip: { mode: "multi", sort: "desc" } },
  };
  return { width: content.width, height: 8, queries: content.queries, ask: OVER_TIME, panel };
}
