import { clustersOf } from "../reading/clusters.ts";
import { isSet, valueAt } from "../reading/fields.ts";
import { type Door, findUnnamedDoor, indexEntries } from "../reading/hba-access.ts";
import { readHbaFile } from "../reading/hba-file.ts";
import { adviseIsolation } from "../reading/isolation.ts";
import { isPatched } from "../reading/patches.ts";
import { listDatabases, listLoginRoles, type OwnedDatabase } from "../reading/tenancy.ts";
import type { Rule } from "../rule.ts";

const PLACE = ["spec", "postgresql", "pg_hba"] as const;
const MOST_LINES = 6;
const MOST_PAIRS = 1000;

/** PostgreSQL 17, docs/ddl-priv: PUBLIC may connect to every database; no object of CloudNativePG revokes that. */
export const databasesOpenToAllRoles: Rule = {
  id: "databases-open-to-all-roles",
  severity: "warning",
  title: "The owner of one database of a Cluster cannot log in to another owner's database.",
  *check(subject) {
    for (const { manifest, object, title } of clustersOf(subject)) {
      const databases = listDatabases(subject, manifest);
      const owners = [...new Set(databases.map(({ owner }) => owner))];
      const entries = readHbaFile(valueAt(object, ...PLACE));
      if (entries === undefined || owners.length < 2) continue;
      if (!isSet(object, ...PLACE) && isPatched(subject, manifest, ...PLACE)) continue;
      const groups = new Map(listLoginRoles(subject, manifest).map(({ name, memberOf }) => [name, memberOf]));
      const foreign = listForeign(databases, owners).flatMap(({ role, database }) => {
        const memberOf = groups.get(role) ?? [];
        return memberOf.includes(database.owner) ? [] : [{ role, database: database.name, memberOf }];
      });
      const entriesFor = indexEntries(entries);
      const found = new Map<Door, { readonly text: string; count: number }>();
      for (const login of foreign) {
        const door = findUnnamedDoor(entriesFor(login), login);
        if (door === undefined) continue;
        const text = `role ${login.role} may log in to the database ${login.database}`;
        const same = found.get(door);
        if (same === undefined) found.set(door, { text, count: 1 });
        else same.count += 1;
      }
      for (const [door, { text, count }] of found) {
        const line = door === "tail" ? "CloudNativePG's own last line `host all all all`" : quote(object, door);
        yield {
          manifest,
          path: door === "tail" ? PLACE : [...PLACE, door],
          message: `${title}: ${text}${count > 1 ? ` (one of ${count} such pairs)` : ""}: ${line} lets it in, and every role may connect to every database`,
          help: adviseIsolation(
            subject,
            `name the database and its owner in each line, and turn the rest away: ${proposeLines(databases)}`,
          ),
        };
      }
    }
  },
};

/**
 * Roles with databases of others. Of very many, each role with the next one's: a line that is too wide is so for every role or
 * for every database.
 */
function listForeign(databases: readonly OwnedDatabase[], owners: readonly string[]) {
  const isMany = databases.length * owners.length > MOST_PAIRS;
  const following = new Map(owners.map((owner, index) => [owners[(index + 1) % owners.length], owner]));
  return databases.flatMap((database) => {
    const next = following.get(database.owner);
    const roles = isMany && next !== undefined ? [next] : owners.filter((owner) => owner !== database.owner);
    return roles.map((role) => ({ role, database }));
  });
}

function quote(object: unknown, index: number): string {
  return `the line \`${String(valueAt(object, ...PLACE, index))}\``;
}

function proposeLines(databases: readonly OwnedDatabase[]): string {
  const lines = databases
    .slice(0, MOST_LINES)
    .map(({ name, owner }) => `\`hostssl "${name}" "${owner}" all scram-sha-256\``);
  const more = databases.length > MOST_LINES ? ["one such line for each of the others"] : [];
  return [...lines, ...more, "last `host all all all reject`"].join(", ");
}
