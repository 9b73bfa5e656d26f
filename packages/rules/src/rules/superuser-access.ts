import { clustersOf } from "../reading/clusters.ts";
import { booleanAt } from "../reading/fields.ts";
import type { Rule } from "../rule.ts";

/** cloudnative-pg v1.27.0 to v1.30.0, docs/src/security.md: off by default, and advised to stay so. */
export const superuserAccess: Rule = {
  id: "superuser-access",
  severity: "warning",
  title: "The superuser has no password to log in with over the network.",
  *check(subject) {
    for (const { manifest, spec, title } of clustersOf(subject)) {
      if (booleanAt(spec, "enableSuperuserAccess") !== true) continue;
      yield {
        manifest,
        path: ["spec", "enableSuperuserAccess"],
        message: `${title}: \`enableSuperuserAccess: true\` gives \`postgres\` a password: whoever reads that Secret owns the data of every application, and can run programs in the pod`,
        help: "remove it with `superuserSecret`: `kubectl cnpg psql` is superuser without a password, for whoever may exec into the pod",
      };
    }
  },
};
