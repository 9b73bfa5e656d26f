import type { Manifest } from "../manifest.ts";
import type { Subject } from "../subject.ts";
import { isFields, isSet, textAt } from "./fields.ts";

/** Charts of the operators that our objects need, by the name that their repositories have for them. */
export type OperatorChart = "cloudnative-pg" | "plugin-barman-cloud" | "dragonfly-operator";
const CHARTS: ReadonlySet<string> = new Set<OperatorChart>([
  "cloudnative-pg",
  "plugin-barman-cloud",
  "dragonfly-operator",
]);

export const CHART_PATH = ["spec", "chart", "spec"] as const;

export interface OperatorRelease {
  readonly manifest: Manifest;
  readonly chart: OperatorChart;
  /** As written, which may be a range; undefined where none is. */
  readonly version: string | undefined;
  /** Whether its values choose the operator's image, whatever the chart's own is. */
  readonly hasOwnImage: boolean;
}

/** The HelmReleases that install operators. A chart from a Git repository or by `chartRef` has its version elsewhere. */
export function operatorReleasesOf(subject: Subject): readonly OperatorRelease[] {
  return subject.once(readReleases);
}

function readReleases(subject: Subject): readonly OperatorRelease[] {
  return subject.ofKind("HelmRelease").flatMap((manifest): OperatorRelease[] => {
    const { object } = manifest;
    const chart = textAt(object, ...CHART_PATH, "chart");
    if (chart === undefined || !CHARTS.has(chart)) return [];
    if (textAt(object, ...CHART_PATH, "sourceRef", "kind") !== "HelmRepository") return [];
    const values = isFields(object["spec"]) ? object["spec"]["values"] : undefined;
    const hasOwnImage = isSet(values, "image", "tag") || isSet(object, "spec", "valuesFrom");
    return [
      { manifest, chart: chart as OperatorChart, version: textAt(object, ...CHART_PATH, "version"), hasOwnImage },
    ];
  });
}
