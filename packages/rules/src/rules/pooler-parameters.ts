import { fieldsAt, nameObject } from "../reading/fields.ts";
import { PGBOUNCER_PARAMETERS } from "../reading/pgbouncer-parameters.ts";
import { hasPlaceholder } from "../reading/placeholder.ts";
import { isOneEditAway } from "../reading/plain-text.ts";
import type { Rule } from "../rule.ts";

const PLACE = ["spec", "pgbouncer", "parameters"];
/** Where the subject of a parameter is configured instead. */
const ELSEWHERE: ReadonlyMap<string, string> = new Map([
  ["pool_mode", "write `spec.pgbouncer.poolMode`"],
  ["auth_query", "write `spec.pgbouncer.authQuery`, with `authQuerySecret`"],
  ["auth_user", "remove it: the operator's role cnpg_pooler_pgbouncer looks passwords up"],
  ["auth_hba_file", "write the lines in `spec.pgbouncer.pg_hba`"],
  ["listen_port", "remove it: a Pooler listens on 5432"],
  ["max_db_client_connections", "limit `max_client_conn`, or the role's `connectionLimit`"],
  ["max_user_client_connections", "limit `max_client_conn`, or the role's `connectionLimit`"],
  ["transaction_timeout", "write `idle_transaction_timeout` or `query_timeout`, or set it on the role in PostgreSQL"],
]);

/** cloudnative-pg v1.27.0 to v1.30.0, internal/webhook/v1/pooler_webhook.go, validatePgbouncerGenericParameters. */
export const poolerParameters: Rule = {
  id: "pooler-parameters",
  severity: "error",
  title: "A Pooler sets only parameters of PgBouncer that the operator allows.",
  refusedBy: "webhook",
  *check(subject) {
    for (const manifest of subject.ofKind("Pooler")) {
      for (const name of Object.keys(fieldsAt(manifest.object, ...PLACE))) {
        const known = PGBOUNCER_PARAMETERS.get(name);
        // The worst patch of a minor counts: what one of them refuses cannot be written for it.
        const isAllowed =
          known !== undefined && (known.allowedSince === undefined || subject.operator.hasFix(known.allowedSince));
        if (isAllowed || hasPlaceholder(name)) continue;
        const reason =
          known === undefined
            ? "the operator does not allow it"
            : `the operator allows it from ${known.allowedSince?.join(", ")} on, and the catalog is for ${subject.operator.text}`;
        yield {
          manifest,
          path: [...PLACE, name],
          at: "key",
          message: `${nameObject(manifest.object)}: the parameter \`${name}\` of PgBouncer: ${reason}`,
          help: known === undefined ? suggest(name) : `remove \`${name}\`, or name a newer patch of CloudNativePG`,
        };
      }
    }
  },
};

function suggest(name: string): string {
  const spelled = name.trim().toLowerCase().replaceAll("-", "_");
  const meant = [...PGBOUNCER_PARAMETERS.keys()].find((known) => known === spelled || isOneEditAway(known, spelled));
  return meant === undefined ? (ELSEWHERE.get(name) ?? `remove \`${name}\``) : `write \`${meant}\``;
}
