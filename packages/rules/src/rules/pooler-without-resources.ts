import { fieldsAt, isSet, listAt, nameObject, textAt } from "../reading/fields.ts";
import { isPatched } from "../reading/patches.ts";
import type { Rule } from "../rule.ts";
import { kindOf, namespaceOf } from "../subject.ts";

/** cloudnative-pg v1.27.0, pkg/specs/pgbouncer/deployments.go: the operator gives the container no resources. */
export const poolerWithoutResources: Rule = {
  id: "pooler-without-resources",
  severity: "warning",
  title: "A Pooler's container asks for the resources that it needs.",
  *check(subject) {
    const withDefaults = new Set(
      [...subject.objects()]
        .filter((manifest) => kindOf(manifest) === "/LimitRange")
        .map(({ object }) => namespaceOf(object)),
    );
    for (const manifest of subject.ofKind("Pooler")) {
      if (withDefaults.has(namespaceOf(manifest.object))) continue;
      const { object } = manifest;
      const pod = fieldsAt(object, "spec", "template", "spec");
      const containers = listAt(pod, "containers");
      const index = containers.findIndex((container) => textAt(container, "name") === "pgbouncer");
      const resources = fieldsAt(containers[index], "resources");
      if (["requests", "limits", "claims"].some((field) => isSet(resources, field))) continue;
      if (isPatched(subject, manifest, "spec", "template", "spec")) continue;
      // Resources of the pod as a whole are what pooler-resources-misplaced speaks of.
      if (isSet(pod, "resources") || containers.some((container) => typeof container === "string")) continue;
      yield {
        manifest,
        path: ["spec", "template", "spec", "containers", ...(index < 0 ? [] : [index])],
        message: `${nameObject(object)}: its container asks for no memory and CPU, so its pods are the first to be evicted and every tenant of the Pooler with them`,
        help: "add a container of the name `pgbouncer` to `template.spec.containers` with `resources`, e.g. 100m and 128Mi as requests and limits",
      };
    }
  },
};
