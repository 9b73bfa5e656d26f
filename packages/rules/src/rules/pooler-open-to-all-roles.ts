import { fieldsAt, isSet, nameObject, textAt, valueAt } from "../reading/fields.ts";
import { findUnnamedDoor } from "../reading/hba-access.ts";
import { readHbaFile } from "../reading/hba-file.ts";
import { adviseIsolation } from "../reading/isolation.ts";
import { isPatched } from "../reading/patches.ts";
import { listDatabases, type OwnedDatabase, perCluster } from "../reading/tenancy.ts";
import type { Rule } from "../rule.ts";

const PLACE = ["spec", "pgbouncer", "pg_hba"] as const;
const SAMPLES = 8;
const MOST_WORDS = 12;

/** cloudnative-pg v1.27.0 to v1.30.0, pkg/management/pgbouncer/config/config.go: `* = host=…` serves every database. */
export const poolerOpenToAllRoles: Rule = {
  id: "pooler-open-to-all-roles",
  severity: "warning",
  title: "A Pooler that is one application's by name serves no other.",
  *check(subject) {
    const tenancyOf = perCluster((cluster) => readTenancy(listDatabases(subject, cluster)));
    for (const manifest of subject.ofKind("Pooler")) {
      const { object } = manifest;
      const cluster = subject.clusterOf(manifest);
      const entries = readHbaFile(valueAt(object, ...PLACE));
      if (cluster === undefined || entries === undefined) continue;
      if (!isSet(object, ...PLACE) && isPatched(subject, manifest, ...PLACE)) continue;
      const { ownersByName, namedIn, samples } = tenancyOf(cluster);
      const owner = findNamesake(object, namedIn);
      if (owner === undefined) continue;
      for (const { name, owner: role } of samples) {
        if (role === owner) continue;
        const door = findUnnamedDoor(entries, { database: name, role, memberOf: [] });
        if (door === undefined) continue;
        const own = [...ownersByName].find(([, each]) => each === owner)?.[0] ?? owner;
        yield {
          manifest,
          path: door === "tail" ? PLACE : [...PLACE, door],
          message: `${nameObject(object)} is for ${owner}, but role ${role} may use it too, for the database ${name}: its pools are not in anybody's budget, and take connections from ${owner}`,
          help: adviseIsolation(
            subject,
            `write \`hostssl "${own}" "${owner}" 0.0.0.0/0 md5\` and the same for \`::/0\`, then \`host all all 0.0.0.0/0 reject\` and \`host all all ::/0 reject\``,
          ),
        };
        break;
      }
    }
  },
};

/** Owners by the names of their databases and their own; and some databases, as a line that is too wide is so for all others. */
function readTenancy(databases: readonly OwnedDatabase[]) {
  const ownersByName = new Map(databases.map(({ name, owner }) => [name, owner]));
  for (const { owner } of databases) ownersByName.set(owner, owner);
  return { ownersByName, namedIn: createNameReader(ownersByName), samples: databases.slice(0, SAMPLES) };
}

/** The one owner that a Pooler, or the pods that it makes, are named after. */
function findNamesake(pooler: unknown, namedIn: (text: string) => readonly string[]): string | undefined {
  const labels = [fieldsAt(pooler, "metadata", "labels"), fieldsAt(pooler, "spec", "template", "metadata", "labels")];
  const texts = [textAt(pooler, "metadata", "name"), ...labels.flatMap((label) => Object.values(label))];
  const owners = new Set(texts.flatMap((text) => (typeof text === "string" ? namedIn(text) : [])));
  const [only, ...others] = owners;
  return others.length > 0 ? undefined : only;
}

/** The owners that some words of a text name; poolers share most of their labels, so each text is read once. */
function createNameReader(ownersByName: ReadonlyMap<string, string>): (text: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  const beginnings = new Set([...ownersByName.keys()].map((name) => name.split("-", 1)[0]));
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const words = text.split("-", MOST_WORDS);
    const owners: string[] = [];
    for (let start = 0; start < words.length; start += 1) {
      if (!beginnings.has(words[start])) continue;
      for (let end = start + 1; end <= words.length; end += 1) {
        const owner = ownersByName.get(words.slice(start, end).join("-"));
        if (owner !== undefined) owners.push(owner);
      }
    }
    known.set(text, owners);
    return owners;
  };
}
