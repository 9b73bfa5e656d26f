import { nameObject } from "../reading/fields.ts";
import { placeOfPoolerParameter, poolerText, poolModeOf } from "../reading/pooler-parameters.ts";
import type { Rule } from "../rule.ts";

/** PgBouncer 1.24, doc/config.md, max_prepared_statements: 200 unless written, 0 turns the tracking off. */
export const preparedStatementsOff: Rule = {
  id: "prepared-statements-off",
  severity: "warning",
  title: "A Pooler in transaction mode tracks prepared statements.",
  *check(subject) {
    for (const manifest of subject.ofKind("Pooler")) {
      const { object } = manifest;
      if (!/^\s*0+\s*$/.test(poolerText(object, "max_prepared_statements") ?? "")) continue;
      if (poolModeOf(object) !== "transaction") continue;
      yield {
        manifest,
        path: placeOfPoolerParameter("max_prepared_statements"),
        message: `${nameObject(object)}: \`max_prepared_statements\` 0 in transaction mode: a statement that a client prepared is missing on the next connection it gets`,
        help: "remove it: PgBouncer then tracks 200 statements for each connection; keep 0 only if every client has prepared statements off",
      };
    }
  },
};
