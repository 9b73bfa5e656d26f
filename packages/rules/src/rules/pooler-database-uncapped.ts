import { nameObject } from "../reading/fields.ts";
import { pairsOf } from "../reading/pooler-pairs.ts";
import { placeOfPoolerParameter, poolCapacity, poolerNumber, poolerText } from "../reading/pooler-parameters.ts";
import type { Rule } from "../rule.ts";

/** PgBouncer 1.24, doc/config.md: 0 is no limit, and each pair of database and user has a pool of its own. */
export const poolerDatabaseUncapped: Rule = {
  id: "pooler-database-uncapped",
  severity: "warning",
  title: "A Pooler that anybody may use has a limit of server connections.",
  *check(subject) {
    for (const manifest of subject.ofKind("Pooler")) {
      const { object } = manifest;
      const names = (["max_db_connections", "max_user_connections"] as const).filter(
        (name) => poolerText(object, name) !== undefined && poolerNumber(object, name) === 0,
      );
      const [first] = names;
      if (first === undefined) continue;
      const isCapped = (["max_db_connections", "max_user_connections"] as const).some(
        (name) => poolerNumber(object, name) !== 0,
      );
      // Where the lines name all pairs, the pools themselves are the limit.
      const isOpen = pairsOf(object).some(({ database, user }) => database === undefined || user === undefined);
      const capacity = poolCapacity(object);
      if (isCapped || !isOpen || capacity === undefined) continue;
      yield {
        manifest,
        path: placeOfPoolerParameter(first),
        message: `${nameObject(object)}: ${names.map((name) => `\`${name}\``).join(" and ")} 0 ${names.length > 1 ? "are" : "is"} no limit: each further pair of database and user may open ${capacity} server connections more in each pod`,
        help: `set \`max_db_connections\` to ${capacity + 1}: the size of one pool and one for auth_query`,
      };
    }
  },
};
