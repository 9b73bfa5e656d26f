import type { TimelinePanel } from "../grafana-panels.ts";
import {
  CALM,
  mapValues,
  NO_LEGEND,
  OVER_TIME,
  type PanelBody,
  type PanelContent,
  type PanelDraft,
  type ShownValues,
} from "../panel.ts";

interface StatesContent extends PanelContent {
  readonly values: ShownValues;
  readonly height?: number;
}

/** What state each series was in, over time. */
export function showStates({ values, height = 8, ...content }: StatesContent): PanelDraft {
  const panel: PanelBody<TimelinePanel> = {
    type: "state-timeline",
    title: content.title,
    description: content.description,
    fieldConfig: {
      defaults: {
        color: { mode: "thresholds" },
        thresholds: { mode: "absolute", steps: CALM },
        ...mapValues(values),
        custom: { fillOpacity: 70, lineWidth: 0 },
      },
      overrides: [],
    },
    options: {
      alignValue: "left",
      legend: NO_LEGEND,
      mergeValues: true,
      rowHeight: 0.9,
      showValue: "auto",
      tooltip: { mode: "single", sort: "none" },
    },
  };
  return { width: content.width, height, queries: content.queries, ask: OVER_TIME, panel };
}
