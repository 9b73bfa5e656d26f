import type { FieldConfig, Step, TablePanel } from "../grafana-panels.ts";
import { AS_TABLE, CALM, type PanelBody, type PanelContent, type PanelDraft } from "../panel.ts";

export interface Column {
  /** The label that it shows; `Value #A` for the value of the first of several queries, `Value` for that of the only one. */
  readonly from: string;
  readonly title: string;
  readonly unit?: string;
  /** Shown as a bar from 0 to 1. */
  readonly share?: readonly Step[];
}

interface TableContent extends PanelContent {
  /** In their order; what is not among them is not shown. Rows with the same labels are one. */
  readonly columns: readonly Column[];
  readonly sortBy: { readonly title: string; readonly descending: boolean };
}

/** The newest values with their labels. */
export function showTable({ columns, sortBy, ...content }: TableContent): PanelDraft {
  const names = columns.map(({ from }) => from);
  const panel: PanelBody<TablePanel> = {
    type: "table",
    title: content.title,
    description: content.description,
    fieldConfig: {
      defaults: { thresholds: { mode: "absolute", steps: CALM } },
      overrides: columns.flatMap(configureColumn),
    },
    options: {
      cellHeight: "sm",
      frameIndex: 0,
      showHeader: true,
      sortBy: [{ displayName: sortBy.title, desc: sortBy.descending }],
    },
    transformations: [
      { id: "merge", options: {} },
      { id: "filterFieldsByName", options: { include: { names } } },
      {
        id: "organize",
        options: {
          indexByName: Object.fromEntries(names.map((name, index) => [name, index])),
          renameByName: Object.fromEntries(columns.map(({ from, title }) => [from, title])),
        },
      },
    ],
  };
  return { width: content.width, height: 8, queries: content.queries, ask: AS_TABLE, panel };
}

function configureColumn({ title, unit, share }: Column): FieldConfig<never>["overrides"] {
  const properties = [
    ...(unit === undefined ? [] : [{ id: "unit", value: unit }]),
    ...(share === undefined
      ? []
      : [
          { id: "unit", value: "percentunit" },
          { id: "min", value: 0 },
          { id: "max", value: 1 },
          { id: "thresholds", value: { mode: "absolute", steps: share } },
          { id: "custom.cellOptions", value: { type: "gauge", mode: "basic", valueDisplayMode: "text" } },
        ]),
  ];
  return properties.length === 0 ? [] : [{ matcher: { id: "byName", options: title }, properties }];
}
