import { nameObject } from "../reading/fields.ts";
import { CHART_PATH, operatorReleasesOf } from "../reading/operator-charts.ts";
import type { Rule } from "../rule.ts";

/**
 * Minor of the operator by minor of the chart, in charts/cloudnative-pg/Chart.yaml of cloudnative-pg/charts: tags
 * cloudnative-pg-v0.26.0 (1.27.0), v0.26.1 (1.27.1), v0.27.0 (1.28.0), v0.27.1 (1.28.1), v0.28.0 (1.29.0), v0.28.1 to
 * v0.28.3 (1.29.1), v0.29.0 (1.30.0); those before 0.26 have operators before 1.27.
 */
const OPERATORS: Readonly<Record<string, string>> = { 26: "1.27", 27: "1.28", 28: "1.29", 29: "1.30" };
const FIRST = 26;

/** The rest of the catalog is checked for the version that it names, so it has to be the one that it installs. */
export const operatorChartVersion: Rule = {
  id: "operator-chart-version",
  severity: "error",
  title: "The chart of CloudNativePG brings the operator that the catalog is checked for.",
  *check(subject) {
    // Without a catalog the version is often an assumption.
    if (subject.catalog === undefined) return;
    for (const { manifest, chart, version = "", hasOwnImage } of operatorReleasesOf(subject)) {
      if (chart !== "cloudnative-pg" || hasOwnImage) continue;
      const minor = /^v?0\.(\d+)\./.exec(version)?.[1];
      if (minor === undefined) continue;
      // Charts that are newer than this list may bring anything.
      const operator = OPERATORS[minor] ?? (Number(minor) < FIRST ? "an operator before 1.27" : undefined);
      const { minorText, text } = subject.operator;
      if (operator === undefined || operator === minorText) continue;
      const right = Object.entries(OPERATORS).find(([, it]) => it === minorText)?.[0];
      yield {
        manifest,
        path: [...CHART_PATH, "version"],
        message: `${nameObject(manifest.object)}: the chart ${version} brings ${operator}, while everything else is checked for CloudNativePG ${text}`,
        help:
          right === undefined
            ? "name the operator's version in spec.versions.cloudNativePG"
            : `choose a chart 0.${right}, or name the operator's version in spec.versions.cloudNativePG`,
      };
    }
  },
};
