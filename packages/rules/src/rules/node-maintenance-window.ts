import { clustersOf } from "../reading/clusters.ts";
import { booleanAt, isSet, numberAt } from "../reading/fields.ts";
import type { Rule } from "../rule.ts";

/**
 * cloudnative-pg v1.27.0 to v1.30.0, internal/webhook/v1/cluster_webhook.go, getMaintenanceWindowsAdmissionWarnings.
 */
export const nodeMaintenanceWindow: Rule = {
  id: "node-maintenance-window",
  severity: "warning",
  title: "Disruption is governed by `enablePDB`, not by `nodeMaintenanceWindow`.",
  *check(subject) {
    for (const { manifest, spec, title } of clustersOf(subject)) {
      if (!isSet(spec, "nodeMaintenanceWindow")) continue;
      // Only then the operator deletes a budget (internal/controller/cluster_create.go); `reusePVC` is true by default.
      const open =
        booleanAt(spec, "nodeMaintenanceWindow", "inProgress") === true &&
        booleanAt(spec, "nodeMaintenanceWindow", "reusePVC") !== false;
      yield {
        manifest,
        path: ["spec", "nodeMaintenanceWindow"],
        at: "key",
        message: open
          ? `${title}: a maintenance window is declared open: its ${numberAt(spec, "instances") === 1 ? "only instance has" : "standbys have"} no PodDisruptionBudget`
          : `${title}: \`nodeMaintenanceWindow\` is the old way, and the operator warns about it at every apply`,
        help: "remove `nodeMaintenanceWindow`; where a node has to be drained with a single instance, write `enablePDB: false` for that time",
      };
    }
  },
};
