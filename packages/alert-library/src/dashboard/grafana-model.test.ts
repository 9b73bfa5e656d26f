import type * as grafana from "@grafana/schema";
import type * as bars from "@grafana/schema/dist/esm/raw/composable/bargauge/panelcfg/x/BarGaugePanelCfg_types.gen";
import type * as stat from "@grafana/schema/dist/esm/raw/composable/stat/panelcfg/x/StatPanelCfg_types.gen";
import type * as timeline from "@grafana/schema/dist/esm/raw/composable/statetimeline/panelcfg/x/StateTimelinePanelCfg_types.gen";
import type * as table from "@grafana/schema/dist/esm/raw/composable/table/panelcfg/x/TablePanelCfg_types.gen";
import type * as lines from "@grafana/schema/dist/esm/raw/composable/timeseries/panelcfg/x/TimeSeriesPanelCfg_types.gen";
import { expect, it } from "vitest";
import { openTestCatalog } from "../test-catalog.ts";
import { buildDashboard } from "./build-dashboard.ts";
import type * as model from "./grafana-model.ts";
import type * as panels from "./grafana-panels.ts";

/** A type of Grafana as its JSON has it: enums are their values, lists are only read, open records are any object. */
type Written<T> = T extends string
  ? `${T}`
  : T extends number | boolean | null | undefined
    ? T
    : T extends readonly (infer Item)[]
      ? readonly Written<Item>[]
      : T extends object
        ? string extends keyof T
          ? object
          : { readonly [Key in keyof T]: Written<T[Key]> }
        : T;

type Fits<Ours extends Theirs, Theirs> = Ours;
/** Fields that Grafana does not know; TypeScript lets them pass where a value is not a literal. */
type Unknown<Ours, Theirs> = Exclude<keyof Ours, keyof Theirs>;
type Nothing<T extends never> = T;

type Options<Kind> = Kind extends { readonly options: infer Type } ? Type : never;

// Assignments that only the compiler checks (`npm run types`).
export type Checked = [
  Fits<model.Dashboard, Written<grafana.Dashboard>>,
  Fits<model.RowPanel, Written<grafana.RowPanel>>,
  Fits<panels.Panel, Written<grafana.Panel>>,
  Fits<model.Variable, Written<grafana.VariableModel>>,
  Fits<model.DashboardLink, Written<grafana.DashboardLink>>,
  Fits<Options<panels.StatPanel>, Written<stat.Options>>,
  Fits<Options<panels.BarsPanel>, Written<bars.Options>>,
  Fits<Options<panels.LinesPanel>, Written<lines.Options>>,
  Fits<Options<panels.TimelinePanel>, Written<timeline.Options>>,
  Fits<Options<panels.TablePanel>, Written<table.Options>>,
  Fits<panels.LinesCustom, Written<lines.FieldConfig>>,
  Fits<panels.TimelineCustom, Written<timeline.FieldConfig>>,
];
export type Named = [
  Nothing<Unknown<model.Dashboard, grafana.Dashboard>>,
  Nothing<Unknown<model.RowPanel, grafana.RowPanel>>,
  Nothing<Unknown<panels.StatPanel, grafana.Panel>>,
  Nothing<Unknown<panels.FieldConfig<object>["defaults"], grafana.FieldConfig>>,
  Nothing<Unknown<panels.FieldConfig<object>, grafana.FieldConfigSource>>,
  Nothing<Unknown<model.Variable, grafana.VariableModel>>,
  Nothing<Unknown<model.DashboardLink, grafana.DashboardLink>>,
  Nothing<Unknown<panels.Step, grafana.Threshold>>,
  Nothing<Unknown<panels.ShownValue, grafana.ValueMappingResult>>,
  Nothing<Unknown<panels.StatOptions, stat.Options>>,
  Nothing<Unknown<panels.BarsOptions, bars.Options>>,
  Nothing<Unknown<panels.LinesOptions, lines.Options>>,
  Nothing<Unknown<panels.TimelineOptions, timeline.Options>>,
  Nothing<Unknown<panels.TableOptions, table.Options>>,
  Nothing<Unknown<panels.LinesCustom, lines.FieldConfig>>,
  Nothing<Unknown<panels.TimelineCustom, timeline.FieldConfig>>,
  Nothing<Unknown<panels.LinesOptions["legend"], grafana.VizLegendOptions>>,
  Nothing<Unknown<panels.LinesOptions["tooltip"], grafana.VizTooltipOptions>>,
  Nothing<Unknown<panels.StatOptions["reduceOptions"], grafana.ReduceDataOptions>>,
];

it("is what Grafana's own schema takes", async () => {
  const dashboard: Written<grafana.Dashboard> = buildDashboard(await openTestCatalog("shop"));
  expect(dashboard.panels?.length).toBeGreaterThan(30);
});
