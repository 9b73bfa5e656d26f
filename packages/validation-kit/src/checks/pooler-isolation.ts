import type { Check } from "../check.ts";
import { listStrayLogins } from "../pooler-logins.ts";
import { nameSome } from "../tenant-databases.ts";
import { repeatLogin, tryTenantLogins } from "../tenant-logins.ts";

export const poolerIsolation: Check = {
  id: "pooler-isolation",
  criterion: "AC4",
  evidence: "pooler-connections",
  title: "Every pooler refuses its tenant at the databases of others",
  inapplicable(catalog) {
    if (catalog.isolation === "off") return "isolation is off in the catalog";
    return listStrayLogins(catalog).length > 0
      ? undefined
      : "no pooler has a tenant to whom another one's database would be foreign";
  },
  async run(context) {
    const logins = listStrayLogins(context.catalog);
    const outcomes = await tryTenantLogins(context, logins, "require");
    const failed = outcomes.filter(({ outcome }) => outcome.verdict !== "refused");
    const { namespace } = context.catalog.cluster;
    return {
      expectation: `refused: ${nameSome(logins.map(({ host, role, database }) => `${role} at ${database} by ${host}`))}`,
      found: `${outcomes.length - failed.length} of ${logins.length} were refused`,
      faults: failed.map((it) => ({
        message: `role ${it.role} was not refused at ${it.database}, another tenant's database, by Service ${namespace}/${it.outcome.host}: ${it.outcome.said}`,
        help: `the Pooler's pg_hba must end with rejects: kubectl -n ${namespace} get poolers.postgresql.cnpg.io ${it.outcome.host} -o jsonpath='{.spec.pgbouncer.pg_hba}'; try it by hand: ${repeatLogin(context, it)}`,
      })),
    };
  },
};
