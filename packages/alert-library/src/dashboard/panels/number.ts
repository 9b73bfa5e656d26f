import type { StatPanel, Step } from "../grafana-panels.ts";
import {
  LAST,
  mapValues,
  NEWEST,
  type PanelBody,
  type PanelContent,
  type PanelDraft,
  type ShownValues,
} from "../panel.ts";

interface NumberContent extends PanelContent {
  /** As Grafana names it, e.g. `s`. */
  readonly unit?: string;
  readonly steps: readonly Step[];
  readonly values?: ShownValues;
  /** Stands there when there is no series. */
  readonly none?: string;
  /** Show the name of the series instead of its value. */
  readonly nameOnly?: true;
  readonly height?: number;
}

/** One number, or word, on a coloured ground. */
export function showNumber({ unit = "none", height = 4, ...content }: NumberContent): PanelDraft {
  const { steps, values, none, nameOnly } = content;
  const panel: PanelBody<StatPanel> = {
    type: "stat",
    title: content.title,
    description: content.description,
    fieldConfig: {
      defaults: {
        unit,
        ...(none !== undefined && { noValue: none }),
        thresholds: { mode: "absolute", steps },
        ...mapValues(values),
      },
      overrides: [],
    },
    options: {
      colorMode: "background",
      graphMode: "none",
      justifyMode: "auto",
      orientation: "auto",
      percentChangeColorMode: "standard",
      reduceOptions: LAST,
      showPercentChange: false,
      textMode: nameOnly ? "name" : "value",
      wideLayout: true,
    },
  };
  return { width: content.width, height, queries: content.queries, ask: NEWEST, panel };
}
