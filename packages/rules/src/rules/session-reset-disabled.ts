import { nameObject } from "../reading/fields.ts";
import { placeOfPoolerParameter, poolerText, poolModeOf } from "../reading/pooler-parameters.ts";
import type { Rule } from "../rule.ts";

/** PgBouncer 1.24, doc/config.md, server_reset_query; tried with PgBouncer 1.18: a client sees the last one's settings. */
export const sessionResetDisabled: Rule = {
  id: "session-reset-disabled",
  severity: "error",
  title: "A Pooler in session mode resets a server connection before the next client gets it.",
  *check(subject) {
    for (const manifest of subject.ofKind("Pooler")) {
      const { object } = manifest;
      const query = poolerText(object, "server_reset_query");
      if (query === undefined || query.trim() !== "" || poolModeOf(object) !== "session") continue;
      yield {
        manifest,
        path: placeOfPoolerParameter("server_reset_query"),
        message: `${nameObject(object)}: with an empty \`server_reset_query\` in session mode the next client gets what the last one left: settings, temporary tables, advisory locks, LISTEN`,
        help: "remove `server_reset_query`: PgBouncer's own DISCARD ALL is right for session mode",
      };
    }
  },
};
