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
  Fits<model.Panel, Written<grafana.Panel>>,
  Fits<model.Variable, Written<grafana.VariableModel>>,
  Fits<model.DashboardLink, Written<grafana.DashboardLink>>,
  Fits<Options<model.StatPanel>, Written<stat.Options>>,
  Fits<Options<model.BarsPanel>, Written<bars.Options>>,
  Fits<Options<model.LinesPanel>, Written<lines.Options>>,
  Fits<Options<model.TimelinePanel>, Written<timeline.Options>>,
  Fits<Options<model.TablePanel>, Written<table.Options>>,
  Fits<model.LinesCustom, Written<lines.FieldConfig>>,
  Fits<model.TimelineCustom, Written<timeline.FieldConfig>>,
];
export type Named = [
  Nothing<Unknown<model.Dashboard, grafana.Dashboard>>,
  Nothing<Unknown<model.RowPanel, grafana.RowPanel>>,
  Nothing<Unknown<model.StatPanel, grafana.Panel>>,
  Nothing<Unknown<model.FieldConfig<object>["defaults"], grafana.FieldConfig>>,
  Nothing<Unknown<model.FieldConfig<object>, grafana.FieldConfigSource>>,
  Nothing<Unknown<model.Variable, grafana.VariableModel>>,
  Nothing<Unknown<model.DashboardLink, grafana.DashboardLink>>,
  Nothing<Unknown<model.Step, grafana.Threshold>>,
  Nothing<Unknown<model.ShownValue, grafana.ValueMappingResult>>,
  Nothing<Unknown<model.StatOptions, stat.Options>>,
  Nothing<Unknown<model.BarsOptions, bars.Options>>,
  Nothing<Unknown<model.LinesOptions, lines.Options>>,
  Nothing<Unknown<model.TimelineOptions, timeline.Options>>,
  Nothing<Unknown<model.TableOptions, table.Options>>,
  Nothing<Unknown<model.LinesCustom, lines.FieldConfig>>,
  Nothing<Unknown<model.TimelineCustom, timeline.FieldConfig>>,
  Nothing<Unknown<model.LinesOptions["legend"], grafana.VizLegendOptions>>,
  Nothing<Unknown<model.LinesOptions["tooltip"], grafana.VizTooltipOptions>>,
  Nothing<Unknown<model.StatOptions["reduceOptions"], grafana.ReduceDataOptions>>,
];

it("is what Grafana's own schema takes", async () => {
  const dashboard: Written<grafana.Dashboard> = buildDashboard(await openTestCatalog("shop"));
  expect(dashboard.panels?.length).toBeGreaterThan(30);
});
