import { isSet, nameObject, numberAt } from "../reading/fields.ts";
import { isPatched } from "../reading/patches.ts";
import { soleClusterOf } from "../reading/sole-cluster.ts";
import type { Rule } from "../rule.ts";

/** A cluster that survives the loss of a node is behind something that does not. */
export const poolerSingleInstance: Rule = {
  id: "pooler-single-instance",
  severity: "warning",
  title: "A Pooler of a Cluster with standbys has more than one instance.",
  *check(subject) {
    for (const manifest of subject.ofKind("Pooler")) {
      const { object } = manifest;
      const instances = isSet(object, "spec", "instances") ? numberAt(object, "spec", "instances") : 1;
      const cluster = soleClusterOf(subject, manifest);
      const members = cluster === undefined ? undefined : numberAt(cluster.object, "spec", "instances");
      if (instances !== 1 || members === undefined || members < 2) continue;
      if (isPatched(subject, manifest, "spec", "instances")) continue;
      yield {
        manifest,
        path: ["spec", "instances"],
        message: `${nameObject(object)}: its only pod is between the clients and ${members} instances of PostgreSQL: whenever its node drains or fails nobody can connect`,
        help: "set `instances` to 2 or more; the pools of all pods together count against `max_connections`",
      };
    }
  },
};
