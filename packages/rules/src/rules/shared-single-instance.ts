import { clustersOf } from "../reading/clusters.ts";
import { countInstances } from "../reading/instances.ts";
import { isPatched } from "../reading/patches.ts";
import { isRestored, isShared, listDatabases, listLoginRoles } from "../reading/tenancy.ts";
import type { Rule } from "../rule.ts";

/** cloudnative-pg v1.27.0 to v1.30.0, pkg/specs/poddisruptionbudget.go: a budget keeps the primary, so no drain passes it. */
export const sharedSingleInstance: Rule = {
  id: "shared-single-instance",
  severity: "warning",
  title: "A Cluster that several applications share has a standby.",
  *check(subject) {
    for (const { manifest, spec, title } of clustersOf(subject)) {
      if (countInstances(spec) !== 1 || isRestored(manifest) || !isShared(subject, manifest)) continue;
      if (isPatched(subject, manifest, "spec", "instances")) continue;
      const roles = listLoginRoles(subject, manifest).length;
      const databases = listDatabases(subject, manifest).length;
      const sharing = databases > 1 ? `${databases} databases` : `${roles} roles`;
      yield {
        manifest,
        path: ["spec", "instances"],
        message: `${title}: ${sharing} depend on one instance: each restart stops all of them, and a drain of its node waits until somebody lets it go`,
        help: "write `instances: 3`; where an outage is acceptable, write `enablePDB: false` so that nodes can be drained, and waive this rule",
      };
    }
  },
};
