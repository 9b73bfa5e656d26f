import { isSet, nameObject } from "../reading/fields.ts";
import { plainTextAt } from "../reading/plain-text.ts";
import { allRoles } from "../reading/roles.ts";
import type { Rule } from "../rule.ts";
import { namespaceOf } from "../subject.ts";

/**
 * cloudnative-pg v1.27.0, api/v1/pooler_funcs.go, IsAutomatedIntegration: with a Secret of one's own the operator makes neither
 * the role nor the function that PgBouncer asks. The password of an application's role is no such Secret.
 */
export const poolerIntegrationOff: Rule = {
  id: "pooler-integration-off",
  severity: "warning",
  title: "`authQuerySecret` is not the password of an application's role.",
  *check(subject) {
    for (const manifest of subject.ofKind("Pooler")) {
      const path = ["spec", "pgbouncer", "authQuerySecret", "name"];
      const secret = plainTextAt(manifest.object, ...path);
      const cluster = subject.clusterOf(manifest);
      if (secret === undefined || cluster === undefined) continue;
      const namespace = namespaceOf(manifest.object);
      const role = [...allRoles(subject)].find(
        (candidate) => candidate.secret?.name === secret && namespaceOf(candidate.manifest.object) === namespace,
      );
      if (role === undefined || isSet(manifest.object, "spec", "pgbouncer", "serverTLSSecret")) continue;
      yield {
        manifest,
        path,
        message: `${nameObject(manifest.object)}: \`authQuerySecret\` is the password of the role ${role.name}, and with it the operator no longer sets the pooler up: neither the role that looks up passwords nor its function is made`,
        help: "remove `authQuerySecret` and `authQuery`: the operator then makes the role cnpg_pooler_pgbouncer with a certificate, and clients log in with their own passwords",
      };
    }
  },
};
