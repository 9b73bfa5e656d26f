import { isSet, listAt, nameObject, textAt } from "../reading/fields.ts";
import type { Rule } from "../rule.ts";

/** cloudnative-pg v1.27.0, api/v1/pooler_funcs.go, GetResourcesRequirements: only the init container gets them. */
export const poolerResourcesMisplaced: Rule = {
  id: "pooler-resources-misplaced",
  severity: "warning",
  title: "Resources of a Pooler are on its container pgbouncer.",
  *check(subject) {
    for (const manifest of subject.ofKind("Pooler")) {
      const place = ["spec", "template", "spec"];
      const containers = listAt(manifest.object, ...place, "containers");
      const pgbouncer = containers.find((container) => textAt(container, "name") === "pgbouncer");
      if (!isSet(manifest.object, ...place, "resources") || isSet(pgbouncer, "resources")) continue;
      yield {
        manifest,
        path: [...place, "resources"],
        at: "key",
        message: `${nameObject(manifest.object)}: the operator gives \`template.spec.resources\` to the init container, and pgbouncer runs without requests and limits of its own`,
        help: "write `template.spec.containers: [{name: pgbouncer, resources: …}]` with the same values",
      };
    }
  },
};
