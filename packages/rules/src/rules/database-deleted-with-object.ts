import { nameObject, textAt } from "../reading/fields.ts";
import type { Rule } from "../rule.ts";

/** cloudnative-pg v1.27.0 to v1.30.0, internal/management/controller/database_controller.go: DROP DATABASE in the finalizer. */
export const databaseDeletedWithObject: Rule = {
  id: "database-deleted-with-object",
  severity: "warning",
  title: "Deleting a Database object leaves its data.",
  *check(subject) {
    for (const manifest of subject.ofKind("Database")) {
      const { object } = manifest;
      if (textAt(object, "spec", "databaseReclaimPolicy") !== "delete") continue;
      if (textAt(object, "spec", "ensure") === "absent") continue;
      yield {
        manifest,
        path: ["spec", "databaseReclaimPolicy"],
        message: `${nameObject(object)}: with \`databaseReclaimPolicy: delete\` the database is dropped when the object goes: a renamed object, a pruned file or a deleted namespace is enough`,
        help: "write `databaseReclaimPolicy: retain`; to drop a database, set `ensure: absent` on purpose",
      };
    }
  },
};
