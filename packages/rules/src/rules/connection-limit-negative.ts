import { nameObject, numberAt } from "../reading/fields.ts";
import type { Rule } from "../rule.ts";

const PLACE = ["spec", "connectionLimit"];

/**
 * PostgreSQL 13 to 18, src/backend/commands/dbcommands.c and user.c: less than -1 is an error. Nobody looks before: neither the
 * CRD nor a webhook (cloudnative-pg v1.30.0). For `managed.roles` see managed-roles.
 */
export const connectionLimitNegative: Rule = {
  id: "connection-limit-negative",
  severity: "error",
  title: "`connectionLimit` of a Database or DatabaseRole is -1 or more.",
  *check(subject) {
    for (const kind of ["Database", "DatabaseRole"] as const) {
      for (const manifest of subject.ofKind(kind)) {
        const limit = numberAt(manifest.object, ...PLACE);
        if (limit === undefined || limit >= -1) continue;
        yield {
          manifest,
          path: PLACE,
          message: `${nameObject(manifest.object)}: \`connectionLimit: ${limit}\`: PostgreSQL takes -1, which is no limit, or 0 and more`,
          help: "write the number of sessions that may be open at once, or -1",
        };
      }
    }
  },
};
