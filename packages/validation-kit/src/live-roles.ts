import { askRows, findPrimary, type Row } from "./ask-postgres.ts";
import type { CheckContext } from "./check.ts";
import { readText } from "./read-field.ts";
import { ROLES } from "./sql/roles.ts";

/** The server's roles by name. @throws Unanswered */
export async function listRoles(context: CheckContext): Promise<ReadonlyMap<string, Row>> {
  const rows = await askRows(context.cluster, await findPrimary(context), { statement: ROLES });
  return new Map(rows.map((row) => [readText(row, "name") ?? "", row]));
}

/** A command that shows roles. */
export function showRoles(cluster: { readonly name: string; readonly namespace: string }): string {
  return `kubectl -n ${cluster.namespace} exec service/${cluster.name}-rw -c postgres -- psql -c '\\du'`;
}
