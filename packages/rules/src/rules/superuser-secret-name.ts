import { clustersOf } from "../reading/clusters.ts";
import { textAt } from "../reading/fields.ts";
import type { Rule } from "../rule.ts";

const PLACE = ["superuserSecret", "name"];

/**
 * cloudnative-pg v1.27.0 to v1.30.0, internal/webhook/v1/cluster_webhook.go, validateSuperuserSecret. The schema takes
 * "".
 */
export const superuserSecretName: Rule = {
  id: "superuser-secret-name",
  severity: "error",
  title: "`superuserSecret` names a Secret.",
  refusedBy: "webhook",
  *check(subject) {
    for (const { manifest, spec, title } of clustersOf(subject)) {
      if (textAt(spec, ...PLACE) !== "") continue;
      yield {
        manifest,
        path: ["spec", ...PLACE],
        message: `${title}: \`superuserSecret.name\` is empty`,
        help: "write the name of the Secret, or remove `superuserSecret`: the operator then makes one where `enableSuperuserAccess` is on",
      };
    }
  },
};
