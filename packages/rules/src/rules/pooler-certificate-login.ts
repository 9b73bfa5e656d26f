import { fieldsAt, nameObject, textAt } from "../reading/fields.ts";
import { hasPlaceholder } from "../reading/placeholder.ts";
import type { Rule } from "../rule.ts";

const PLACE = ["spec", "pgbouncer", "parameters"];

/** pgbouncer 1.24.1 and 1.25.1, src/sbuf.c, sbuf_tls_setup; the operator's default is prefer (pkg/management/pgbouncer/config). */
export const poolerCertificateLogin: Rule = {
  id: "pooler-certificate-login",
  severity: "error",
  title: "A Pooler with `auth_type: cert` has `client_tls_sslmode: verify-full`.",
  operator: { since: "1.27.1" },
  *check(subject) {
    for (const manifest of subject.ofKind("Pooler")) {
      const parameters = fieldsAt(manifest.object, ...PLACE);
      const mode = textAt(parameters, "client_tls_sslmode");
      if (textAt(parameters, "auth_type")?.trim().toLowerCase() !== "cert") continue;
      if (mode?.trim().toLowerCase() === "verify-full" || hasPlaceholder(mode)) continue;
      yield {
        manifest,
        path: [...PLACE, mode === undefined ? "auth_type" : "client_tls_sslmode"],
        message: `${nameObject(manifest.object)}: \`auth_type: cert\` with \`client_tls_sslmode: ${mode ?? "prefer"}\`${mode === undefined ? ", the default," : ""}: PgBouncer does not start, as it has to verify the certificates`,
        help: "write `client_tls_sslmode: verify-full`",
      };
    }
  },
};
