import type { KnownKind, Manifest } from "../manifest.ts";
import { listAt, nameObject } from "../reading/fields.ts";
import { plainTextAt } from "../reading/plain-text.ts";
import type { Rule } from "../rule.ts";
import { identityOf, namespaceOf } from "../subject.ts";

const KINDS: readonly { readonly kind: KnownKind; readonly what: string }[] = [
  { kind: "Database", what: "database" },
  { kind: "DatabaseRole", what: "role" },
  { kind: "Publication", what: "publication" },
  { kind: "Subscription", what: "subscription" },
];

/**
 * cloudnative-pg v1.27.0, internal/management/controller/database_controller.go and its neighbours: the second object is
 * marked as failed. v1.30.0, databaserole_controller.go: a role in `managed.roles` wins over a DatabaseRole.
 */
export const managedTwice: Rule = {
  id: "managed-twice",
  severity: "error",
  title: "One object manages each database, role, publication and subscription.",
  *check(subject) {
    for (const { kind, what } of KINDS) {
      const first = new Map<string, Manifest>();
      for (const manifest of subject.ofKind(kind)) {
        const { object } = manifest;
        const [cluster, name] = [plainTextAt(object, "spec", "cluster", "name"), plainTextAt(object, "spec", "name")];
        if (cluster === undefined || name === undefined) continue;
        // Publications and subscriptions are named per database.
        const key = [namespaceOf(object), cluster, plainTextAt(object, "spec", "dbname") ?? "", name].join("\n");
        const other = first.get(key);
        if (other === undefined) first.set(key, manifest);
        // Two files with one object are for the rules about files.
        if (other === undefined || identityOf(other) === identityOf(manifest)) continue;
        yield {
          manifest,
          path: ["spec", "name"],
          message: `${nameObject(object)}: the ${what} ${name} of Cluster ${cluster} is already managed by ${nameObject(other.object)}`,
          help: "remove one of the two: the operator applies the first it sees, and marks the other as failed",
        };
      }
    }
    for (const manifest of subject.ofKind("DatabaseRole")) {
      const cluster = subject.clusterOf(manifest);
      const name = plainTextAt(manifest.object, "spec", "name");
      if (cluster === undefined || name === undefined) continue;
      const roles = listAt(cluster.object, "spec", "managed", "roles");
      const index = roles.findIndex((role) => plainTextAt(role, "name") === name);
      if (index < 0) continue;
      yield {
        manifest,
        path: ["spec", "name"],
        message: `${nameObject(manifest.object)}: the role ${name} is in \`spec.managed.roles\` of ${nameObject(cluster.object)} too, which wins: the DatabaseRole is not applied`,
        help: `remove \`spec.managed.roles[${index}]\` of ${nameObject(cluster.object)}, or the DatabaseRole`,
      };
    }
  },
};
