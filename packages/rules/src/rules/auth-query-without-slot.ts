import { nameObject } from "../reading/fields.ts";
import { placeOfPoolerParameter, poolCapacity, poolerNumber } from "../reading/pooler-parameters.ts";
import type { Rule } from "../rule.ts";

/**
 * cloudnative-pg v1.27.0, pkg/management/pgbouncer/config/config.go: auth_query runs in the database that the client asks
 * for; from v1.28.0 on auth_dbname is `postgres`. Tried with PgBouncer 1.18: nobody can log in while the pool is busy.
 */
export const authQueryWithoutSlot: Rule = {
  id: "auth-query-without-slot",
  severity: "warning",
  title: "Below 1.28 `max_db_connections` leaves one connection for auth_query.",
  operator: { until: "1.27" },
  *check(subject) {
    for (const manifest of subject.ofKind("Pooler")) {
      const { object } = manifest;
      const limit = poolerNumber(object, "max_db_connections");
      const capacity = poolCapacity(object);
      if (limit === undefined || limit === 0 || capacity === undefined || limit > capacity) continue;
      yield {
        manifest,
        path: placeOfPoolerParameter("max_db_connections"),
        message: `${nameObject(object)}: \`max_db_connections\` is ${limit}, and one pool alone may have ${capacity}: while it is busy auth_query finds no connection, and no client can log in`,
        help: `set it to ${capacity + 1}, one more than default_pool_size and reserve_pool_size together`,
      };
    }
  },
};
