import type { Check } from "../check.ts";
import { nameSome } from "../tenant-databases.ts";
import { listOwnLogins, repeatLogin, tryTenantLogins } from "../tenant-logins.ts";

export const plainTextRefused: Check = {
  id: "plain-text-refused",
  criterion: "AC3",
  evidence: "cnpg-cluster-status",
  title: "PostgreSQL refuses every tenant without TLS, at its own database too",
  inapplicable(catalog) {
    if (catalog.isolation === "off") return "isolation is off in the catalog, and plain text with it allowed";
    return listOwnLogins(catalog).length > 0 ? undefined : "no tenant has a database";
  },
  async run(context) {
    const logins = listOwnLogins(context.catalog);
    const outcomes = await tryTenantLogins(context, logins, "disable");
    return {
      expectation: `refused with sslmode=disable: ${nameSome(logins.map(({ role, database }) => `${role} at ${database}`))}`,
      found: `${outcomes.filter(({ outcome }) => outcome.verdict === "refused").length} of ${logins.length} were refused`,
      faults: outcomes
        .filter(({ outcome }) => outcome.verdict !== "refused")
        .map((it) => ({
          message: `role ${it.role} of tenant ${it.tenant.name} was not refused in plain text at its database ${it.database}: ${it.outcome.said}`,
          help: `the Cluster's pg_hba must have hostssl lines only, and end with a reject: kubectl -n ${context.catalog.cluster.namespace} get cluster ${context.catalog.cluster.name} -o jsonpath='{.spec.postgresql.pg_hba}'; try it by hand: ${repeatLogin(context, it)}`,
        })),
    };
  },
};
