import { changesOf } from "../reading/committed.ts";
import { booleanAt, isSet, listAt, textAt, valueAt } from "../reading/fields.ts";
import { hasPlaceholder } from "../reading/placeholder.ts";
import { rolesOf } from "../reading/roles.ts";
import type { Rule } from "../rule.ts";
import type { Subject } from "../subject.ts";

/** cloudnative-pg v1.27.0 to v1.30.0, internal/management/controller/roles/reconciler.go: a role that is not listed is not managed. */
export const removedRoleStays: Rule = {
  id: "removed-role-stays",
  severity: "warning",
  title: "A role that can log in is shut out before it is removed from `managed.roles`.",
  *check(subject) {
    if (losesTenant(subject)) return;
    for (const { manifest, spec, before, title } of changesOf(subject, "Cluster")) {
      if (isSet(spec, "managed", "roles") && !Array.isArray(valueAt(spec, "managed", "roles"))) continue;
      const entries = listAt(spec, "managed", "roles");
      if (entries.some((role) => textAt(role, "name") === undefined || hasPlaceholder(textAt(role, "name")))) continue;
      // It may have become a DatabaseRole.
      const names = new Set([...rolesOf(subject, manifest)].map(({ name }) => name));
      for (const role of listAt(before, "managed", "roles")) {
        const name = textAt(role, "name");
        if (name === undefined || hasPlaceholder(name) || names.has(name)) continue;
        if (booleanAt(role, "login") !== true || textAt(role, "ensure") === "absent") continue;
        yield {
          manifest,
          path: ["spec", "managed", "roles"],
          message: `${title}: the role \`${name}\` is not listed any more, and can still log in with its password: the operator leaves alone what is not listed`,
          help: `list it with \`login: false\` or \`ensure: absent\` until that is applied, and remove it afterwards`,
        };
      }
    }
  },
};

/** A tenant that is gone is an error of its own, which says what to do about its roles too. */
function losesTenant({ catalog, committedTenants }: Subject): boolean {
  const names = new Set(catalog?.tenants.map(({ name }) => name));
  return (
    catalog !== undefined &&
    [...(committedTenants ?? [])].some(([name, state]) => state === "present" && !names.has(name))
  );
}
