import { createdExtensions } from "../reading/bootstrap-sql.ts";
import { nameObject } from "../reading/fields.ts";
import type { Rule } from "../rule.ts";

/** pg_cron works in `postgres` by default; the operator's own extensions have a rule of their own. */
const AT_HOME = new Set(["pg_cron", "pg_stat_statements", "pgaudit", "auto_explain", "pg_failover_slots"]);

/** cloudnative-pg v1.27.0, pkg/management/postgres/initdb.go: postInitSQL runs in the database `postgres`. */
export const postInitSqlExtension: Rule = {
  id: "post-init-sql-extension",
  severity: "warning",
  title: "`postInitSQL` creates no extensions for applications.",
  *check(subject) {
    for (const manifest of subject.ofKind("Cluster"))
      for (const { name, database, path } of createdExtensions(manifest.object)) {
        if (name === "plpgsql" || database !== "postgres" || AT_HOME.has(name)) continue;
        yield {
          manifest,
          path,
          message: `${nameObject(manifest.object)}: \`postInitSQL\` runs in the database postgres, so no application gets the extension ${name}`,
          help: `list it in \`spec.extensions\` of the Database that needs it (\`- name: ${name}\`), or move the line to \`postInitApplicationSQL\` for the bootstrap database`,
        };
      }
  },
};
