import { clustersOf } from "../reading/clusters.ts";
import { parameterOf, placeOfParameter } from "../reading/parameters.ts";
import type { Rule } from "../rule.ts";

/**
 * PostgreSQL 18, docs/auth-password: md5 is deprecated. cloudnative-pg v1.27.0 to v1.30.0, pkg/management/postgres/configuration.go:
 * from PostgreSQL 14 on the last line of pg_hba.conf asks for scram-sha-256, which a stored md5 hash cannot answer.
 */
export const passwordEncryptionMd5: Rule = {
  id: "password-encryption-md5",
  severity: "warning",
  title: "Passwords are stored as SCRAM verifiers.",
  *check(subject) {
    for (const { manifest, object, title } of clustersOf(subject)) {
      const written = parameterOf(object, "password_encryption");
      if (written === undefined || written.text.trim().toLowerCase() !== "md5") continue;
      yield {
        manifest,
        path: placeOfParameter(written.key),
        message: `${title}: with \`password_encryption: md5\` a stolen hash is as good as its password, and such a password cannot log in by a \`pg_hba\` line with \`scram-sha-256\`, which the operator's own is`,
        help: "remove it, as `scram-sha-256` is the default, and set the passwords again that were stored meanwhile; clients need libpq 10 or a driver with SCRAM",
      };
    }
  },
};
