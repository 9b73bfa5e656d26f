import type { Manifest } from "../manifest.ts";
import { booleanAt, listAt, nameObject, textAt } from "../reading/fields.ts";
import { BARMAN_PLUGIN } from "../reading/metric-environments.ts";
import { type OperatorChart, operatorReleasesOf } from "../reading/operator-charts.ts";
import type { Rule } from "../rule.ts";
import type { Subject } from "../subject.ts";

interface Need {
  readonly chart: OperatorChart;
  /** Field of the catalog that installs it. */
  readonly field: string;
  readonly without: string;
  find(subject: Subject): { readonly manifest: Manifest; readonly path: readonly string[] } | undefined;
}

/** What somebody needs who installs operators at all. */
const NEEDS: readonly Need[] = [
  {
    chart: "plugin-barman-cloud",
    field: "barmanCloud",
    without: "CloudNativePG does not reconcile a Cluster with an unknown plugin",
    find: (subject) => {
      const manifest = subject.ofKind("Cluster").find(({ object }) => hasPlugin(object));
      return manifest && { manifest, path: ["spec", "plugins"] };
    },
  },
  {
    chart: "dragonfly-operator",
    field: "dragonfly",
    without: "nobody makes its pods",
    find: (subject) => {
      const [manifest] = subject.ofKind("Dragonfly");
      return manifest && { manifest, path: ["apiVersion"] };
    },
  },
];

/** cloudnative-pg v1.30.0, internal/controller/cluster_controller.go: PhaseUnknownPlugin. */
export const operatorMissing: Rule = {
  id: "operator-missing",
  severity: "warning",
  title: "A catalog that installs operators installs all that its objects need.",
  *check(subject) {
    const releases = operatorReleasesOf(subject);
    if (subject.catalog === undefined || releases.length === 0) return;
    for (const { chart, field, without, find } of NEEDS) {
      if (releases.some((release) => release.chart === chart)) continue;
      const found = find(subject);
      if (found === undefined) continue;
      yield {
        ...found,
        message: `${nameObject(found.manifest.object)} needs ${chart}, which is not among the operators that the catalog installs: ${without}`,
        help: `add spec.operators.${field}; or waive this, with the name of who installs it`,
      };
    }
  },
};

function hasPlugin(object: Manifest["object"]): boolean {
  return listAt(object, "spec", "plugins").some(
    (plugin) => textAt(plugin, "name") === BARMAN_PLUGIN && booleanAt(plugin, "enabled") !== false,
  );
}
