import { isSet, nameObject } from "../reading/fields.ts";
import { isPatched } from "../reading/patches.ts";
import type { Rule } from "../rule.ts";

/** dragonfly-operator v1.6.1, internal/resources/resources.go, isNetworkPolicyEnabled and generateNetworkPolicy. */
export const dragonflyNetworkPolicyDefault: Rule = {
  id: "dragonfly-network-policy-default",
  severity: "warning",
  title: "A Dragonfly says whether its operator's NetworkPolicy holds.",
  *check(subject) {
    for (const manifest of subject.ofKind("Dragonfly")) {
      const { object } = manifest;
      if (isSet(object, "spec", "networkPolicyEnabled") || isPatched(subject, manifest, "spec", "networkPolicyEnabled"))
        continue;
      yield {
        manifest,
        path: ["spec", "networkPolicyEnabled"],
        message: `${nameObject(object)}: the operator's own NetworkPolicy lets in pods of its namespace alone: no client of another namespace, and no scraper`,
        help: "set `networkPolicyEnabled: false` and write a NetworkPolicy that names them; or `true` where nobody else has to come in",
      };
    }
  },
};
