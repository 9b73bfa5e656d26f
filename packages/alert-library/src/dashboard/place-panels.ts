import { DATA_SOURCE } from "./data-source.ts";
import type { RowPanel } from "./grafana-model.ts";
import type { GridPosition, Panel, Target } from "./grafana-panels.ts";
import { COLUMNS, type PanelDraft } from "./panel.ts";

export interface DraftedRow {
  readonly title: string;
  readonly drafts: readonly PanelDraft[];
}

/**
 * Rows under each other, the panels of each from left to right as long as the line has room.
 * @param interval between two scrapes, e.g. `30s`
 */
export function placePanels(rows: readonly DraftedRow[], interval: string): (RowPanel | Panel)[] {
  const panels: (RowPanel | Panel)[] = [];
  let y = 0;
  for (const { title, drafts } of rows) {
    panels.push({
      id: panels.length + 1,
      type: "row",
      title,
      collapsed: false,
      panels: [],
      gridPos: { h: 1, w: COLUMNS, x: 0, y },
    });
    let x = 0;
    let lineHeight = 0;
    y += 1;
    for (const draft of drafts) {
      const { width: w, height: h } = draft;
      if (x + w > COLUMNS) {
        y += lineHeight;
        x = 0;
        lineHeight = 0;
      }
      panels.push(placePanel(draft, panels.length + 1, { gridPos: { h, w, x, y }, interval }));
      x += w;
      lineHeight = Math.max(lineHeight, h);
    }
    y += lineHeight;
  }
  return panels;
}

function placePanel(
  { queries, ask, panel }: PanelDraft,
  id: number,
  { gridPos, interval }: { readonly gridPos: GridPosition; readonly interval: string },
): Panel {
  const targets = queries.map(
    ({ expr, legend }, index): Target => ({
      refId: String.fromCharCode("A".charCodeAt(0) + index),
      datasource: DATA_SOURCE,
      expr,
      ...(ask.format !== "table" && { legendFormat: legend }),
      ...ask,
      ...(expr.includes("$__rate_interval") && { interval }),
    }),
  );
  return { id, ...panel, datasource: DATA_SOURCE, gridPos, targets };
}
