import type { Check, CheckFault } from "../check.ts";
import { listRoles, showRoles } from "../live-roles.ts";
import { readField, readNumber } from "../read-field.ts";
import { nameSome } from "../tenant-databases.ts";

export const retiredTenants: Check = {
  id: "retired-tenants",
  criterion: "AC3",
  evidence: "cnpg-cluster-status",
  title: "No role of a retired tenant can log in, or still is",
  inapplicable: ({ tenants }) =>
    tenants.some(({ state }) => state === "retired") ? undefined : "no tenant is retired",
  async run(context) {
    const { tenants, cluster } = context.catalog;
    const live = await listRoles(context);
    const retired = tenants.filter(({ state }) => state === "retired");
    const faults: CheckFault[] = [];
    for (const tenant of retired) {
      for (const { name } of tenant.roles) {
        const row = live.get(name);
        if (readField(row, "login") === true) {
          faults.push({
            message: `role ${name} of the retired tenant ${tenant.name} can log in, expected it not to`,
            help: `see whether the operator could apply it: ${showRoles(cluster)}; the check roles-applied says why not`,
          });
        }
        const sessions = readNumber(row, "sessions") ?? 0;
        if (sessions === 0) continue;
        faults.push({
          message: `role ${name} of the retired tenant ${tenant.name} has ${sessions} open session${sessions === 1 ? "" : "s"}: to lose the right to log in ends none`,
          help: `find out who that is, then end them: kubectl -n ${cluster.namespace} exec service/${cluster.name}-rw -c postgres -- psql -c "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '${name}'"`,
        });
      }
    }
    return {
      expectation: `no login and no session: ${nameSome(retired.flatMap(({ roles }) => roles.map(({ name }) => name)))}`,
      found: `${faults.length} faults`,
      faults,
    };
  },
};
