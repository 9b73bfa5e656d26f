import { askEachDatabase, askRows, findPrimary } from "../ask-postgres.ts";
import type { Check, CheckFault } from "../check.ts";
import { readText, showValue } from "../read-field.ts";
import { DATABASES, EXTENSIONS } from "../sql/databases.ts";
import { listDatabases, nameSome } from "../tenant-databases.ts";

export const databaseExtensions: Check = {
  id: "database-extensions",
  criterion: "AC3",
  evidence: "cnpg-cluster-status",
  title: "Every database has the extensions that its tenant asks for",
  inapplicable: (catalog) =>
    listDatabases(catalog).some(({ database }) => database.extensions.length > 0)
      ? undefined
      : "no database asks for any",
  async run(context) {
    const { namespace } = context.catalog.cluster;
    const wanted = listDatabases(context.catalog).filter(({ database }) => database.extensions.length > 0);
    const primary = await findPrimary(context);
    // Whoever connects to a database that is not there is thrown out, and the rest is not asked.
    const existing = await askRows(context.cluster, primary, { statement: DATABASES });
    const names = new Set(existing.map((row) => readText(row, "name")));
    const databases = wanted.map(({ database }) => database.name).filter((name) => names.has(name));
    const rows = await askEachDatabase(context.cluster, primary, { statement: EXTENSIONS, databases });
    const found = new Map(rows.map((row) => [`${readText(row, "database")} ${readText(row, "name")}`, row]));
    const faults: CheckFault[] = [];
    for (const { tenant, database } of wanted) {
      for (const { name, version, schema } of database.extensions) {
        const row = found.get(`${database.name} ${name}`);
        const report = (reason: string) =>
          faults.push({
            message: `database ${database.name} of tenant ${tenant.name} ${reason}`,
            help: `see what the operator says: kubectl -n ${namespace} get databases.postgresql.cnpg.io ${database.objectName} -o jsonpath='{.status}'; and whether the image has it: kubectl -n ${namespace} exec ${primary.target} -c postgres -- psql -c "SELECT * FROM pg_available_extensions WHERE name = '${name}'"`,
          });
        if (row === undefined) report(`lacks the extension ${name}`);
        else {
          const is = { version: readText(row, "version"), schema: readText(row, "schema") };
          if (version !== undefined && version !== is.version) {
            report(`has ${name} in version ${showValue(is.version)}, expected ${version}`);
          }
          if (schema !== undefined && schema !== is.schema) {
            report(`has ${name} in schema ${showValue(is.schema)}, expected ${schema}`);
          }
        }
      }
    }
    const list = wanted.map(
      ({ database }) => `${database.name}: ${database.extensions.map(({ name }) => name).join(" ")}`,
    );
    return { expectation: nameSome(list), found: `${rows.length} extensions in ${databases.length} databases`, faults };
  },
};
