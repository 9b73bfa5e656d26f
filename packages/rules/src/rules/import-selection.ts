import { clustersOf } from "../reading/clusters.ts";
import { fieldsAt, listAt, textAt } from "../reading/fields.ts";
import { hasPlaceholder } from "../reading/placeholder.ts";
import type { Rule } from "../rule.ts";

const INITDB = ["spec", "bootstrap", "initdb"];

/**
 * cloudnative-pg v1.27.0 to v1.30.0, internal/webhook/v1/cluster_webhook.go, validateMicroservice, validateMonolith and
 * validateApplicationDatabase: for a monolith alone the operator gives `database` no default
 * (api/v1/cluster_defaults.go).
 */
export const importSelection: Rule = {
  id: "import-selection",
  severity: "error",
  title:
    "An import of type microservice takes one database and no roles; a monolith takes databases, and no application.",
  refusedBy: "webhook",
  *check(subject) {
    for (const { manifest, spec, title } of clustersOf(subject)) {
      const initdb = fieldsAt(spec, "bootstrap", "initdb");
      const wanted = fieldsAt(initdb, "import");
      const databases = listAt(wanted, "databases");
      const roles = listAt(wanted, "roles");
      if (!Array.isArray(wanted["databases"]) || [...databases, ...roles].some(hasPlaceholder)) continue;
      const fault = (field: string, reason: string, help: string) => {
        const message = `${title}: an import of type \`${textAt(wanted, "type")}\` ${reason}`;
        return { manifest, path: [...INITDB, "import", field], message, help };
      };
      const [first] = databases;
      switch (textAt(wanted, "type")) {
        case "microservice":
          if (databases.length !== 1)
            yield fault(
              "databases",
              `takes 1 database, not ${databases.length}`,
              "name one database, or write `type: monolith`",
            );
          else if (typeof first === "string" && first.includes("*"))
            yield fault(
              "databases",
              "takes a database by name, without `*`",
              "name the database, or write `type: monolith`",
            );
          if (roles.length > 0)
            yield fault(
              "roles",
              "takes no roles",
              "remove `roles`: everything becomes the property of `owner`, or write `type: monolith`",
            );
          break;
        case "monolith":
          if (databases.length === 0)
            yield fault("databases", "needs one database at least", 'name them, or write `["*"]` for all');
          for (const [field, list] of Object.entries({ databases, roles }))
            if (list.length > 1 && list.includes("*"))
              yield fault(field, `has \`*\` beside names in \`${field}\``, "keep `*` for all of them, or the names");
          if (listAt(wanted, "postImportApplicationSQL").length > 0)
            yield fault(
              "postImportApplicationSQL",
              "runs no `postImportApplicationSQL`: it has no application database",
              "run those statements after the import, or write `type: microservice`",
            );
          if ((textAt(initdb, "owner") ?? "") !== "" && (textAt(initdb, "database") ?? "") === "") {
            const message = `${title}: \`initdb.owner\` without \`initdb.database\`: an import of type \`monolith\` makes no application database by default`;
            yield { manifest, path: [...INITDB, "owner"], message, help: "remove `owner`, or add `database`" };
          }
      }
    }
  },
};
