import { clustersOf } from "../reading/clusters.ts";
import { isSet, numberAt } from "../reading/fields.ts";
import { isPatched } from "../reading/patches.ts";
import { listLoginRoles } from "../reading/tenancy.ts";
import type { Rule } from "../rule.ts";

/** PostgreSQL 17, docs/sql-createrole, CONNECTION LIMIT; -1 is no limit. */
export const roleWithoutConnectionLimit: Rule = {
  id: "role-without-connection-limit",
  severity: "warning",
  title: "Roles that share a Cluster cannot take all of its connections.",
  *check(subject) {
    for (const { manifest: cluster, title } of clustersOf(subject)) {
      const roles = listLoginRoles(subject, cluster);
      if (roles.length < 2 || isPatched(subject, cluster, "spec", "managed")) continue;
      for (const { manifest, path, name } of roles) {
        const limit = numberAt(manifest.object, ...path, "connectionLimit");
        if (isSet(manifest.object, ...path, "connectionLimit") && limit !== -1) continue;
        yield {
          manifest,
          path: [...path, limit === undefined ? "name" : "connectionLimit"],
          message: `${title}: role ${name} has no \`connectionLimit\`: it alone can take every connection, and the other ${roles.length - 1} get \`too many clients\``,
          help: "write `connectionLimit` as what its poolers may open at most, and what it needs directly",
        };
      }
    }
  },
};
