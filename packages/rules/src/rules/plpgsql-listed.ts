import { fieldsAt, listAt, nameObject, textAt } from "../reading/fields.ts";
import type { Fault, Rule } from "../rule.ts";

const INITDB = ["spec", "bootstrap", "initdb"] as const;

/** PostgreSQL 17, docs/plpgsql-overview: it is installed by default, in template1 and so in every database. */
export const plpgsqlListed: Rule = {
  id: "plpgsql-listed",
  severity: "warning",
  title: "Nothing asks for the extension plpgsql, which every database has.",
  *check(subject) {
    for (const manifest of subject.ofKind("Database")) {
      for (const [index, extension] of listAt(manifest.object, "spec", "extensions").entries()) {
        const isAbsent = textAt(extension, "ensure") === "absent";
        if ((extension === "plpgsql" || textAt(extension, "name") === "plpgsql") && !isAbsent)
          yield explain({ manifest, path: ["spec", "extensions", index] });
      }
    }
    for (const manifest of subject.ofKind("Cluster")) {
      for (const list of Object.keys(fieldsAt(manifest.object, ...INITDB)).filter((key) =>
        /^postInit.*SQL$/.test(key),
      )) {
        for (const [index, sql] of listAt(manifest.object, ...INITDB, list).entries()) {
          if (
            typeof sql === "string" &&
            /^\s*create\s+extension\s+(?:if\s+not\s+exists\s+)?"?plpgsql"?\s*;?\s*$/i.test(sql)
          )
            yield explain({ manifest, path: [...INITDB, list, index] });
        }
      }
    }
  },
};

function explain({ manifest, path }: Pick<Fault, "manifest" | "path">): Fault {
  return {
    manifest,
    path,
    message: `${nameObject(manifest.object)}: plpgsql is in every database already, so this does nothing`,
    help: "remove it: what does nothing hides what does",
  };
}
