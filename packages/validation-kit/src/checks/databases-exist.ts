import type { Catalog, Database } from "@tenantry/tenant-model";
import { askRows, findPrimary, type Row } from "../ask-postgres.ts";
import type { Check, CheckFault } from "../check.ts";
import { readField, readText, showValue } from "../read-field.ts";
import { DATABASES } from "../sql/databases.ts";
import { listDatabases, nameSome } from "../tenant-databases.ts";

export const databasesExist: Check = {
  id: "databases-exist",
  criterion: "AC3",
  evidence: "cnpg-cluster-status",
  title: "Every database of every tenant is there, with its owner and encoding",
  inapplicable: ({ tenants }) =>
    tenants.some(({ databases }) => databases.length > 0) ? undefined : "no tenant has a database",
  async run(context) {
    const { catalog } = context;
    const { namespace } = catalog.cluster;
    const primary = await findPrimary(context);
    const rows = await askRows(context.cluster, primary, { statement: DATABASES });
    const found = new Map(rows.map((row) => [readText(row, "name"), row]));
    const faults: CheckFault[] = [];
    for (const { tenant, database } of listDatabases(catalog)) {
      for (const reason of explain(catalog, database, found.get(database.name))) {
        faults.push({
          message: `database ${database.name} of tenant ${tenant.name} ${reason}`,
          help: `see what the operator says of it: kubectl -n ${namespace} get databases.postgresql.cnpg.io ${database.objectName} -o yaml; and the server: kubectl -n ${namespace} exec ${primary.target} -c postgres -- psql -c '\\l+'`,
        });
      }
    }
    const wanted = listDatabases(catalog).map(({ database }) => `${database.name} of ${database.owner}`);
    const sizes = rows.map(
      (row) => `${showValue(readField(row, "name"))} (${showValue(readField(row, "bytes"))} bytes)`,
    );
    return { expectation: nameSome(wanted), found: nameSome(sizes), faults };
  },
};

function explain(catalog: Catalog, { owner, options }: Database, row: Row | undefined): readonly string[] {
  if (row === undefined) return ["does not exist on the server"];
  const reasons: string[] = [];
  const compare = (field: string, wanted: unknown, found: unknown) => {
    if (wanted !== found) reasons.push(`has ${field} ${showValue(found)}, expected ${showValue(wanted)}`);
  };
  compare("owner", owner, readText(row, "owner"));
  const encoding = options["encoding"] ?? defaultEncoding(catalog);
  if (encoding !== undefined) {
    compare("encoding", normalise(String(encoding)), normalise(readText(row, "encoding") ?? ""));
  }
  compare("connection limit", options["connectionLimit"] ?? -1, readField(row, "connection_limit"));
  if (readField(row, "allows_connections") === false) reasons.push("allows no connections, expected it to");
  return reasons;
}

/** A new database is a copy of template1, which initdb has made; a recovered cluster's is as it was. */
function defaultEncoding({ cluster }: Catalog): string | undefined {
  const { bootstrap } = cluster;
  return bootstrap.style === "initdb" ? String(bootstrap.options["encoding"] ?? "UTF8") : undefined;
}

function normalise(encoding: string): string {
  const name = encoding.toUpperCase().replaceAll(/[^A-Z0-9]/g, "");
  return name === "UNICODE" ? "UTF8" : name;
}
