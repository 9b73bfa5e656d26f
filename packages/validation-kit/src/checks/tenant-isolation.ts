import type { Check } from "../check.ts";
import { nameSome } from "../tenant-databases.ts";
import { listForeignLogins, repeatLogin, tryTenantLogins } from "../tenant-logins.ts";

export const tenantIsolation: Check = {
  id: "tenant-isolation",
  criterion: "AC3",
  evidence: "cnpg-cluster-status",
  title: "PostgreSQL refuses every tenant at the database of another one, before it asks for a password",
  inapplicable(catalog) {
    if (catalog.isolation === "off") return "isolation is off in the catalog";
    return listForeignLogins(catalog).length > 0 ? undefined : "there are no two tenants with databases";
  },
  async run(context) {
    const logins = listForeignLogins(context.catalog);
    const outcomes = await tryTenantLogins(context, logins, "require");
    return {
      expectation: `refused by pg_hba.conf: ${nameSome(logins.map(({ role, database }) => `${role} at ${database}`))}`,
      found: `${outcomes.filter(({ outcome }) => outcome.verdict === "refused").length} of ${logins.length} were refused`,
      faults: outcomes
        .filter(({ outcome }) => outcome.verdict !== "refused")
        .map((it) => ({
          message: `role ${it.role} of tenant ${it.tenant.name} was not refused at the database ${it.database} of another tenant: ${it.outcome.said}`,
          help: `the Cluster's pg_hba must end with a reject: kubectl -n ${context.catalog.cluster.namespace} get cluster ${context.catalog.cluster.name} -o jsonpath='{.spec.postgresql.pg_hba}'; try it by hand: ${repeatLogin(context, it)}`,
        })),
    };
  },
};
