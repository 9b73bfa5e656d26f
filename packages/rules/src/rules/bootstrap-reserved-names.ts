import { nameObject } from "../reading/fields.ts";
import { plainTextAt } from "../reading/plain-text.ts";
import type { Rule } from "../rule.ts";

const METHODS = ["initdb", "recovery", "pg_basebackup"];

/**
 * cloudnative-pg v1.27.0: validateInitDB looks only whether both are there; initdb.go leaves a database that exists alone, and
 * instance_controller.go sets the password of the owner after that of the superuser.
 */
export const bootstrapReservedNames: Rule = {
  id: "bootstrap-reserved-names",
  severity: "error",
  title: "The bootstrap database and its owner have names of their own.",
  *check(subject) {
    for (const manifest of subject.ofKind("Cluster"))
      for (const method of METHODS) {
        const place = ["spec", "bootstrap", method];
        const database = plainTextAt(manifest.object, ...place, "database");
        const owner = plainTextAt(manifest.object, ...place, "owner");
        if (method === "initdb" && database !== undefined && /^(postgres|template[01])$/.test(database))
          yield {
            manifest,
            path: [...place, "database"],
            message: `${nameObject(manifest.object)}: the bootstrap database ${database} exists already, so it gets no owner and \`postInitApplicationSQL\` never runs`,
            help: "choose another name, e.g. `database: app`, or leave `database` and `owner` out: the operator then takes `app`",
          };
        if (owner !== undefined && /^(postgres$|streaming_replica$|cnpg_|pg_)/.test(owner))
          yield {
            manifest,
            path: [...place, "owner"],
            message: `${nameObject(manifest.object)}: the owner ${owner} of the bootstrap database ${explainOwner(owner)}`,
            help: "choose a role of its own, e.g. `owner: app`",
          };
      }
  },
};

function explainOwner(owner: string): string {
  if (owner === "postgres") return "is the superuser: its password becomes the one in the application's Secret";
  return owner.startsWith("pg_") ? "has a prefix that PostgreSQL keeps for itself" : "is a role of the operator's own";
}
