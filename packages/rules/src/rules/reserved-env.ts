import { clustersOf } from "../reading/clusters.ts";
import { listAt } from "../reading/fields.ts";
import { plainTextAt } from "../reading/plain-text.ts";
import { isReservedEnv } from "../reading/reserved-env.ts";
import type { Rule } from "../rule.ts";

/** cloudnative-pg v1.27.0 to v1.30.0, internal/webhook/v1/cluster_webhook.go, validateEnv. */
export const reservedEnv: Rule = {
  id: "reserved-env",
  severity: "error",
  title: "`spec.env` of a Cluster sets no variable that belongs to the operator.",
  refusedBy: "webhook",
  *check(subject) {
    for (const { manifest, spec, title } of clustersOf(subject)) {
      for (const [index, variable] of listAt(spec, "env").entries()) {
        const name = plainTextAt(variable, "name");
        if (name === undefined || !isReservedEnv(name)) continue;
        yield {
          manifest,
          path: ["spec", "env", index, "name"],
          message: `${title}: the variable ${name} belongs to the operator, as every PG*, CNPG_*, POD_NAME, NAMESPACE and CLUSTER_NAME does`,
          help: "remove it, or choose another name; what PostgreSQL reads from PG* is set by `spec.postgresql`",
        };
      }
    }
  },
};
