import type { Rule } from "../rule.ts";

/**
 * Flux prunes what a tenant's objects were at once, while its role stays in PostgreSQL with its password: the operator stops
 * managing a role that is no longer listed (cloudnative-pg v1.27.0, internal/management/controller/roles/reconciler.go).
 */
export const tenantVanished: Rule = {
  id: "tenant-vanished",
  severity: "error",
  title: "A tenant is retired before it is removed.",
  *check({ catalog, committedTenants }) {
    if (catalog === undefined || committedTenants === undefined) return;
    const names = new Set(catalog.tenants.map(({ name }) => name));
    const isNew = catalog.tenants.some(({ name }) => !committedTenants.has(name));
    for (const [name, state] of committedTenants) {
      if (state === "retired" || names.has(name)) continue;
      yield {
        manifest: { object: { kind: "tenant", metadata: { name } }, form: "catalog" },
        path: ["spec", "tenants"],
        message: `the tenant ${name} is gone without having been retired: its poolers vanish under its clients, and its role can still log in`,
        help: `write it again with \`state: retired\`, let that be applied, and remove it afterwards${isNew ? "; a tenant that is renamed gets a new, empty database" : ""}`,
      };
    }
  },
};
