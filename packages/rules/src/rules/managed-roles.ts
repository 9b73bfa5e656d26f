import { type ClusterReading, clustersOf } from "../reading/clusters.ts";
import { booleanAt, isSet, listAt, numberAt } from "../reading/fields.ts";
import { plainTextAt } from "../reading/plain-text.ts";
import type { Fault, Rule } from "../rule.ts";

const PLACE = ["spec", "managed", "roles"];
const RESERVED = /^(?:postgres|streaming_replica|cnpg_.*|pg_.*)$/s;

/** cloudnative-pg v1.27.0 to v1.30.0, internal/webhook/v1/cluster_webhook.go, validateManagedRoles; pkg/postgres/roles.go. */
export const managedRoles: Rule = {
  id: "managed-roles",
  severity: "error",
  title: "Managed roles have names of their own, a limit that PostgreSQL knows, and one say about their password.",
  refusedBy: "webhook",
  *check(subject) {
    for (const cluster of clustersOf(subject)) {
      const first = new Map<string, number>();
      for (const [index, role] of listAt(cluster.object, ...PLACE).entries()) {
        yield* checkRole(cluster, role, index);
        const name = plainTextAt(role, "name");
        if (name === undefined) continue;
        const twin = first.get(name);
        if (twin === undefined) first.set(name, index);
        else
          yield {
            manifest: cluster.manifest,
            path: [...PLACE, index, "name"],
            message: `${cluster.title}: the role ${name} is in \`managed.roles[${twin}]\` too`,
            help: `merge the two into one entry, and remove \`managed.roles[${index}]\``,
          };
      }
    }
  },
};

function* checkRole({ manifest, title }: ClusterReading, role: unknown, index: number): Iterable<Fault> {
  const name = plainTextAt(role, "name");
  const who = `${title}: the role ${name ?? `in \`managed.roles[${index}]\``}`;
  const path = [...PLACE, index];
  if (name !== undefined && RESERVED.test(name))
    yield {
      manifest,
      path: [...path, "name"],
      message: `${who} belongs to ${name.startsWith("pg_") ? "PostgreSQL" : "the operator"}`,
      help:
        name === "postgres"
          ? "remove it; `enableSuperuserAccess` and `superuserSecret` are about postgres"
          : "choose a name that does not start with pg_ or cnpg_",
    };
  const limit = numberAt(role, "connectionLimit");
  if (limit !== undefined && limit < -1)
    yield {
      manifest,
      path: [...path, "connectionLimit"],
      message: `${who} has \`connectionLimit: ${limit}\`: expected -1, which is no limit, or 0 and more`,
      help: "write the number of sessions that the role may have at once, or -1",
    };
  if (booleanAt(role, "disablePassword") === true && isSet(role, "passwordSecret"))
    yield {
      manifest,
      path: [...path, "disablePassword"],
      message: `${who} has \`disablePassword: true\` and a \`passwordSecret\`: one takes the password away that the other sets`,
      help: "remove `disablePassword` for a role that logs in with a password, else remove `passwordSecret`",
    };
}
