import { fieldsAt, isSet, listAt, nameObject, numberAt, textAt } from "../reading/fields.ts";
import { isPatched } from "../reading/patches.ts";
import type { Rule } from "../rule.ts";

/** cloudnative-pg v1.27.0, pkg/specs/pgbouncer/deployments.go: the operator adds neither affinity nor spreading. */
export const poolerPodsNotSpread: Rule = {
  id: "pooler-pods-not-spread",
  severity: "warning",
  title: "A Pooler with several instances says that they belong on different nodes.",
  *check(subject) {
    for (const manifest of subject.ofKind("Pooler")) {
      const { object } = manifest;
      const instances = numberAt(object, "spec", "instances") ?? 1;
      const pod = fieldsAt(object, "spec", "template", "spec");
      const isSpread = listAt(pod, "topologySpreadConstraints").length > 0 || isSet(pod, "affinity", "podAntiAffinity");
      // What is no list or mapping is the schema's to judge, and a placeholder may become anything.
      if (instances < 2 || isSpread || typeof pod["affinity"] === "string") continue;
      if (isPatched(subject, manifest, "spec", "template", "spec")) continue;
      const name = textAt(object, "metadata", "name") ?? "";
      yield {
        manifest,
        path: ["spec", "template", "spec"],
        message: `${nameObject(object)}: nothing keeps its ${instances} pods on different nodes, so one node may take all of them away`,
        help: `add \`template.spec.topologySpreadConstraints\` or a \`podAntiAffinity\` over kubernetes.io/hostname, with the labels \`{cnpg.io/poolerName: ${name}}\``,
      };
    }
  },
};
