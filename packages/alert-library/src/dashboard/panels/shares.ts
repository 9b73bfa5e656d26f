import type { BarsPanel, Step } from "../grafana-panels.ts";
import { LAST, NEWEST, NO_LEGEND, type PanelBody, type PanelContent, type PanelDraft } from "../panel.ts";

/** The newest value of each series, from 0 to 1, as a bar. */
export function showShares({ steps, ...content }: PanelContent & { readonly steps: readonly Step[] }): PanelDraft {
  const panel: PanelBody<BarsPanel> = {
    type: "bargauge",
    title: content.title,
    description: content.description,
    fieldConfig: {
      defaults: { unit: "percentunit", min: 0, max: 1, thresholds: { mode: "absolute", steps } },
      overrides: [],
    },
    options: {
      displayMode: "basic",
      legend: NO_LEGEND,
      maxVizHeight: 24,
      minVizHeight: 12,
      minVizWidth: 8,
      namePlacement: "left",
      orientation: "horizontal",
      reduceOptions: LAST,
      showUnfilled: true,
      sizing: "auto",
      valueMode: "color",
    },
  };
  return { width: content.width, height: 8, queries: content.queries, ask: NEWEST, panel };
}
