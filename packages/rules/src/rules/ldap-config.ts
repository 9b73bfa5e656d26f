import { clustersOf } from "../reading/clusters.ts";
import { isFields, isSet, valueAt } from "../reading/fields.ts";
import type { Rule } from "../rule.ts";

const PLACE = ["spec", "postgresql", "ldap"];

/** cloudnative-pg v1.27.0 to v1.30.0, internal/webhook/v1/cluster_webhook.go, validateLDAP. */
export const ldapConfig: Rule = {
  id: "ldap-config",
  severity: "error",
  title: "`postgresql.ldap` names its server, and one way to bind.",
  refusedBy: "webhook",
  *check(subject) {
    for (const { manifest, object, title } of clustersOf(subject)) {
      const ldap = valueAt(object, ...PLACE);
      if (!isFields(ldap)) continue;
      if ((ldap["server"] ?? "") === "")
        yield {
          manifest,
          path: PLACE,
          message: `${title}: \`postgresql.ldap\` has no \`server\``,
          help: "add `server` with the name of the LDAP server, or remove `ldap`",
        };
      if (isSet(ldap, "bindAsAuth") && isSet(ldap, "bindSearchAuth"))
        yield {
          manifest,
          path: [...PLACE, "bindSearchAuth"],
          at: "key",
          message: `${title}: \`bindAsAuth\` and \`bindSearchAuth\` are two ways to log in: PostgreSQL takes one`,
          help: "keep `bindAsAuth` where the name alone makes the user's DN, else `bindSearchAuth`",
        };
    }
  },
};
