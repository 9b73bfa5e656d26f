import { askEachDatabase, askRows, findPrimary } from "../ask-postgres.ts";
import type { Check, CheckFault } from "../check.ts";
import { readText, showValue } from "../read-field.ts";
import { DATABASES, SCHEMAS } from "../sql/databases.ts";
import { listDatabases, nameSome } from "../tenant-databases.ts";

export const databaseSchemas: Check = {
  id: "database-schemas",
  criterion: "AC3",
  evidence: "cnpg-cluster-status",
  title: "Every database has the schemas that its tenant asks for, with their owners",
  inapplicable: (catalog) =>
    listDatabases(catalog).some(({ database }) => database.schemas.length > 0) ? undefined : "no database asks for any",
  async run(context) {
    const { namespace } = context.catalog.cluster;
    const wanted = listDatabases(context.catalog).filter(({ database }) => database.schemas.length > 0);
    const primary = await findPrimary(context);
    const existing = await askRows(context.cluster, primary, { statement: DATABASES });
    const names = new Set(existing.map((row) => readText(row, "name")));
    const databases = wanted.map(({ database }) => database.name).filter((name) => names.has(name));
    const rows = await askEachDatabase(context.cluster, primary, { statement: SCHEMAS, databases });
    const owners = new Map(
      rows.map((row) => [`${readText(row, "database")} ${readText(row, "name")}`, readText(row, "owner")]),
    );
    const faults: CheckFault[] = [];
    for (const { tenant, database } of wanted) {
      for (const { name, owner = database.owner } of database.schemas) {
        const found = owners.get(`${database.name} ${name}`);
        if (found === owner) continue;
        const reason =
          found === undefined
            ? `lacks the schema ${name}`
            : `has schema ${name} owned by ${showValue(found)}, expected ${owner}`;
        faults.push({
          message: `database ${database.name} of tenant ${tenant.name} ${reason}`,
          help: `see what the operator says: kubectl -n ${namespace} get databases.postgresql.cnpg.io ${database.objectName} -o jsonpath='{.status}'`,
        });
      }
    }
    const list = wanted.map(
      ({ database }) => `${database.name}: ${database.schemas.map(({ name }) => name).join(" ")}`,
    );
    return { expectation: nameSome(list), found: `${rows.length} schemas in ${databases.length} databases`, faults };
  },
};
