import { clustersOf } from "../reading/clusters.ts";
import { isSet } from "../reading/fields.ts";
import type { Rule } from "../rule.ts";

const METHODS = ["initdb", "recovery", "pg_basebackup"];

/** cloudnative-pg v1.27.0 to v1.30.0, internal/webhook/v1/cluster_webhook.go, validateBootstrapMethod. */
export const bootstrapMethods: Rule = {
  id: "bootstrap-methods",
  severity: "error",
  title: "A Cluster is bootstrapped in one way.",
  refusedBy: "webhook",
  *check(subject) {
    for (const { manifest, spec, title } of clustersOf(subject)) {
      const methods = METHODS.filter((method) => isSet(spec, "bootstrap", method));
      const last = methods.at(-1);
      if (methods.length < 2 || last === undefined) continue;
      const named = methods.map((method) => `\`${method}\``).join(" and ");
      yield {
        manifest,
        path: ["spec", "bootstrap", last],
        at: "key",
        message: `${title}: \`bootstrap\` has ${named}: expected one of them`,
        help: "keep one: `recovery` for a restore, `pg_basebackup` for a copy of a running server, `initdb` for an empty cluster",
      };
    }
  },
};
