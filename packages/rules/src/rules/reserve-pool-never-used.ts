import { nameObject } from "../reading/fields.ts";
import { placeOfPoolerParameter, poolerNumber } from "../reading/pooler-parameters.ts";
import type { Rule } from "../rule.ts";

/** PgBouncer 1.24, doc/config.md: reserve_pool_timeout 0 turns the reserve off, it does not open it at once. */
export const reservePoolNeverUsed: Rule = {
  id: "reserve-pool-never-used",
  severity: "warning",
  title: "A Pooler with a reserve has a `reserve_pool_timeout` above 0.",
  *check(subject) {
    for (const manifest of subject.ofKind("Pooler")) {
      const { object } = manifest;
      const reserve = poolerNumber(object, "reserve_pool_size");
      if (reserve === undefined || reserve === 0 || poolerNumber(object, "reserve_pool_timeout") !== 0) continue;
      yield {
        manifest,
        path: placeOfPoolerParameter("reserve_pool_timeout"),
        message: `${nameObject(object)}: \`reserve_pool_timeout\` 0 turns the reserve of ${reserve} connections off`,
        help: "set it to the seconds that a client may wait before the reserve opens, e.g. 1, or remove it for PgBouncer's 5",
      };
    }
  },
};
