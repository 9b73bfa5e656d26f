import { clustersOf } from "../reading/clusters.ts";
import { booleanAt } from "../reading/fields.ts";
import { isShared, listLoginRoles } from "../reading/tenancy.ts";
import type { Rule } from "../rule.ts";

/** PostgreSQL 17, docs/role-attributes. `replication` is what change data capture needs, so it is not here. */
const POWERS: Readonly<Record<string, string>> = {
  superuser: "it reads and changes the data of every application, and runs programs in the pod",
  bypassrls: "row security does not bind it",
  createrole: "it makes and changes roles, and gives them rights",
};

export const roleTooPowerful: Rule = {
  id: "role-too-powerful",
  severity: "warning",
  title: "Roles that share a Cluster are no superusers, make no roles and do not bypass row security.",
  *check(subject) {
    for (const { manifest: cluster, title } of clustersOf(subject)) {
      if (!isShared(subject, cluster)) continue;
      for (const { manifest, path, name } of listLoginRoles(subject, cluster)) {
        for (const [power, harm] of Object.entries(POWERS)) {
          if (booleanAt(manifest.object, ...path, power) !== true) continue;
          yield {
            manifest,
            path: [...path, power],
            message: `${title}: role ${name} has \`${power}: true\` on a cluster that several share: ${harm}`,
            help: `remove \`${power}\`, and grant what it needs: ownership of its database, membership in a role, or an extension listed in its Database`,
          };
        }
      }
    }
  },
};
