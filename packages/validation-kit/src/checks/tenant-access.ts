import type { Check } from "../check.ts";
import { nameSome } from "../tenant-databases.ts";
import { admitsEveryone, listOwnLogins, repeatLogin, tryTenantLogins } from "../tenant-logins.ts";

export const tenantAccess: Check = {
  id: "tenant-access",
  criterion: "AC3",
  evidence: "cnpg-cluster-status",
  title: "PostgreSQL asks every tenant for a password at its own database",
  inapplicable: (catalog) =>
    listOwnLogins(catalog).some(({ tenant }) => admitsEveryone(tenant))
      ? undefined
      : "no tenant has a database and may come from an instance's pod",
  async run(context) {
    const all = listOwnLogins(context.catalog);
    const logins = all.filter(({ tenant }) => admitsEveryone(tenant));
    const outcomes = await tryTenantLogins(context, logins, "require");
    const left = all.length - logins.length;
    return {
      expectation: `asked for a password over TLS: ${nameSome(logins.map(({ role, database }) => `${role} at ${database}`))}`,
      found: `${outcomes.filter(({ outcome }) => outcome.verdict === "asked").length} of ${logins.length} were asked${left === 0 ? "" : `; ${left} may not come from an instance's pod (allowFrom), and were not tried`}`,
      faults: outcomes
        .filter(({ outcome }) => outcome.verdict !== "asked")
        .map((it) => ({
          message:
            it.outcome.verdict === "in"
              ? `role ${it.role} got into its database ${it.database} without a password, expected to be asked for one`
              : `role ${it.role} of tenant ${it.tenant.name} was not asked for a password at its database ${it.database}: ${it.outcome.said}`,
          help: `try it by hand: ${repeatLogin(context, it)}; the lines that decide: SELECT * FROM pg_hba_file_rules`,
        })),
    };
  },
};
