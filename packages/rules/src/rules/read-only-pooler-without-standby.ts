import { isSet, nameObject, numberAt, textAt } from "../reading/fields.ts";
import { isPatched } from "../reading/patches.ts";
import { soleClusterOf } from "../reading/sole-cluster.ts";
import type { Rule } from "../rule.ts";

/** cloudnative-pg v1.27.0, pkg/specs/services.go: the Service `-ro` selects replicas, and a primary is none. */
export const readOnlyPoolerWithoutStandby: Rule = {
  id: "read-only-pooler-without-standby",
  severity: "error",
  title: "A Pooler of type `ro` belongs to a Cluster with standbys.",
  *check(subject) {
    for (const manifest of subject.ofKind("Pooler")) {
      const { object } = manifest;
      const cluster = soleClusterOf(subject, manifest);
      if (cluster === undefined || textAt(object, "spec", "type") !== "ro") continue;
      // The CRD's default is 1.
      const instances = isSet(cluster.object, "spec", "instances") ? numberAt(cluster.object, "spec", "instances") : 1;
      if (instances !== 1 || isPatched(subject, cluster, "spec", "instances")) continue;
      yield {
        manifest,
        path: ["spec", "type"],
        message: `${nameObject(object)}: ${nameObject(cluster.object)} has one instance, so the Service behind type \`ro\` leads nowhere and nobody can log in`,
        help: "use type `r`, which reads from any instance, or give the Cluster a second instance",
      };
    }
  },
};
