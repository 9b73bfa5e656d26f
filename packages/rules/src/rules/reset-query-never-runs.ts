import { nameObject } from "../reading/fields.ts";
import { placeOfPoolerParameter, poolerText, poolModeOf } from "../reading/pooler-parameters.ts";
import type { Rule } from "../rule.ts";

/** PgBouncer 1.24, doc/config.md: from 1.7 on it runs in session mode only, unless server_reset_query_always says so. */
export const resetQueryNeverRuns: Rule = {
  id: "reset-query-never-runs",
  severity: "warning",
  title: "A Pooler in transaction mode counts on no reset query.",
  *check(subject) {
    for (const manifest of subject.ofKind("Pooler")) {
      const { object } = manifest;
      const query = poolerText(object, "server_reset_query")?.trim() ?? "";
      if (query === "" || poolModeOf(object) !== "transaction") continue;
      if ((poolerText(object, "server_reset_query_always") ?? "0").trim() !== "0") continue;
      yield {
        manifest,
        path: placeOfPoolerParameter("server_reset_query"),
        message: `${nameObject(object)}: \`server_reset_query\` never runs in transaction mode, so a client's settings stay for whoever gets the connection next`,
        help: "remove it; what has to hold for one transaction is written as `SET LOCAL`, and an application that needs more wants `poolMode: session`",
      };
    }
  },
};
