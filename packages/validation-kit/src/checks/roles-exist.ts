import type { Role } from "@tenantry/tenant-model";
import type { Row } from "../ask-postgres.ts";
import type { Check, CheckFault } from "../check.ts";
import { listRoles, showRoles } from "../live-roles.ts";
import { readField, readTexts, showValue } from "../read-field.ts";
import { nameSome } from "../tenant-databases.ts";

export const rolesExist: Check = {
  id: "roles-exist",
  criterion: "AC3",
  evidence: "cnpg-cluster-status",
  title: "Every role has what the catalog gives it, and nothing more",
  inapplicable: ({ tenants }) => (tenants.length > 0 ? undefined : "the catalog has no tenants"),
  async run(context) {
    const { tenants, cluster } = context.catalog;
    const live = await listRoles(context);
    const faults: CheckFault[] = [];
    const wanted = tenants.flatMap((tenant) => tenant.roles.map((role) => ({ tenant, role })));
    for (const { tenant, role } of wanted) {
      for (const reason of explain(role, live.get(role.name))) {
        faults.push({
          message: `role ${role.name} of tenant ${tenant.name} ${reason}`,
          help: `see it: ${showRoles(cluster)}; the operator sets it right by itself, or says why not: see the check roles-applied`,
        });
      }
    }
    return {
      expectation: nameSome(wanted.map(({ role }) => `${role.name} (${role.connectionLimit} connections)`)),
      found: `${wanted.filter(({ role }) => live.has(role.name)).length} of ${wanted.length} roles`,
      faults,
    };
  },
};

/** Attributes that no tenant's role has. */
const POWERS = ["superuser", "createrole", "replication", "bypassrls"];

function explain(role: Role, row: Row | undefined): readonly string[] {
  if (row === undefined) return ["does not exist on the server"];
  const reasons: string[] = [];
  for (const power of POWERS) {
    if (readField(row, power) !== false) reasons.push(`has ${power}, expected it not to`);
  }
  const compare = (field: string, wanted: unknown, found: unknown) => {
    if (wanted !== found) reasons.push(`has ${field} ${showValue(found)}, expected ${showValue(wanted)}`);
  };
  compare("login", role.login, readField(row, "login"));
  compare("createdb", role.createdb, readField(row, "createdb"));
  compare("connection limit", role.connectionLimit, readField(row, "connection_limit"));
  const list = (names: readonly string[]) => [...names].sort().join(", ");
  compare("memberships", list(role.inRoles), list(readTexts(row, "member_of")));
  return reasons;
}
