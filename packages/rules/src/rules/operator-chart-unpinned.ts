import { nameObject } from "../reading/fields.ts";
import { CHART_PATH, operatorReleasesOf } from "../reading/operator-charts.ts";
import { isPatched } from "../reading/patches.ts";
import type { Rule } from "../rule.ts";

/** An exact version as Helm's repositories write it; everything else is a range (Masterminds/semver). */
const EXACT = /^=?v?\d+\.\d+\.\d+(?:[-+].*)?$/;

/** source-controller v1.9.1, docs/spec/v1/helmcharts.md: without a version the newest is taken, at every look. */
export const operatorChartUnpinned: Rule = {
  id: "operator-chart-unpinned",
  severity: "warning",
  title: "The chart of an operator has one version, which a commit changes.",
  *check(subject) {
    for (const { manifest, chart, version } of operatorReleasesOf(subject)) {
      // With a placeholder it is a setting that pins it.
      if (version !== undefined && (EXACT.test(version) || version.includes("${"))) continue;
      if (isPatched(subject, manifest, ...CHART_PATH)) continue;
      const found = version === undefined ? "no version" : `the range ${JSON.stringify(version)}`;
      yield {
        manifest,
        path: version === undefined ? [...CHART_PATH] : [...CHART_PATH, "version"],
        message: `${nameObject(manifest.object)} asks for ${found} of ${chart}: a release of the chart upgrades the operator by itself, which restarts every database`,
        help: "write the one version that is meant, and let a tool such as Renovate propose the next",
      };
    }
  },
};
