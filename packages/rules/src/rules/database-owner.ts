import type { Manifest } from "../manifest.ts";
import { fieldsAt, isSet, nameObject, textAt } from "../reading/fields.ts";
import { isOneEditAway, plainTextAt } from "../reading/plain-text.ts";
import { rolesOf } from "../reading/roles.ts";
import type { Rule } from "../rule.ts";
import type { Subject } from "../subject.ts";

/**
 * cloudnative-pg v1.27.0, internal/management/controller/database_controller_sql.go: CREATE DATABASE … OWNER fails until the
 * role is there. A role may also come from SQL or from a restored backup, so those Clusters stay out.
 */
export const databaseOwner: Rule = {
  id: "database-owner",
  severity: "warning",
  title: "The owner of a Database is a role that its Cluster has.",
  *check(subject) {
    const known = new Map<Manifest, Roles | undefined>();
    for (const manifest of subject.ofKind("Database")) {
      const { object } = manifest;
      const owner = plainTextAt(object, "spec", "owner");
      const cluster = subject.clusterOf(manifest);
      if (owner === undefined || cluster === undefined || textAt(object, "spec", "ensure") === "absent") continue;
      if (!known.has(cluster)) known.set(cluster, readRoles(subject, cluster));
      const roles = known.get(cluster);
      if (roles === undefined || roles.present.has(owner)) continue;
      const near = [...roles.present].find((name) => isOneEditAway(name, owner));
      yield {
        manifest,
        path: ["spec", "owner"],
        message: roles.absent.has(owner)
          ? `${nameObject(object)}: its owner ${owner} is a role with \`ensure: absent\``
          : `${nameObject(object)}: its owner ${owner} is no role that ${nameObject(cluster.object)} declares${near === undefined ? "" : `: there is ${near}`}`,
        help:
          near === undefined
            ? `add the role ${owner} to \`spec.managed.roles\` of ${nameObject(cluster.object)}; until it exists the database is not created, and only \`status.message\` says so`
            : `write \`owner: ${near}\`, or declare the role ${owner}`,
      };
    }
  },
};

interface Roles {
  readonly present: ReadonlySet<string>;
  readonly absent: ReadonlySet<string>;
}

/** Undefined where roles come from elsewhere too, or where a name is not known yet. */
function readRoles(subject: Subject, cluster: Manifest): Roles | undefined {
  const { object } = cluster;
  const bootstrap = fieldsAt(object, "spec", "bootstrap");
  if (isSet(bootstrap, "recovery") || isSet(bootstrap, "pg_basebackup") || isSet(object, "spec", "replica"))
    return undefined;
  if (isSet(bootstrap, "initdb", "import")) return undefined;
  if (/\b(create|rename)\b[^;]*\b(role|user)\b/i.test(JSON.stringify(bootstrap))) return undefined;
  if (/SQLRefs"/.test(JSON.stringify(bootstrap))) return undefined;
  if (/"name":"[^"]*\$\{/.test(JSON.stringify(fieldsAt(object, "spec", "managed")))) return undefined;
  const owner = textAt(bootstrap, "initdb", "owner") ?? textAt(bootstrap, "initdb", "database") ?? "app";
  if (owner.includes("${")) return undefined;
  const roles = [...rolesOf(subject, cluster)];
  const named = (ensure: string) => roles.filter((role) => role.ensure === ensure).map(({ name }) => name);
  return { present: new Set(["postgres", owner, ...named("present")]), absent: new Set(named("absent")) };
}
