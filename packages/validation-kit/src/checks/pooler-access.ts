import type { Check } from "../check.ts";
import { listPooledLogins } from "../pooler-logins.ts";
import { nameSome } from "../tenant-databases.ts";
import { admitsEveryone, repeatLogin, tryTenantLogins } from "../tenant-logins.ts";

export const poolerAccess: Check = {
  id: "pooler-access",
  criterion: "AC4",
  evidence: "pooler-connections",
  title: "Every pooler can be reached by its Service over TLS, and asks its tenant for a password",
  inapplicable: (catalog) =>
    listPooledLogins(catalog).some(({ tenant }) => admitsEveryone(tenant))
      ? undefined
      : "no pooler has a tenant with a database that may come from an instance's pod",
  async run(context) {
    const logins = listPooledLogins(context.catalog).filter(({ tenant }) => admitsEveryone(tenant));
    const outcomes = await tryTenantLogins(context, logins, "require");
    const failed = outcomes.filter(({ outcome }) => outcome.verdict !== "asked");
    const { namespace } = context.catalog.cluster;
    return {
      expectation: `asked for a password: ${nameSome(logins.map(({ host, role, database }) => `${role} at ${database} by ${host}`))}`,
      found: `${outcomes.length - failed.length} of ${logins.length} were asked`,
      faults: failed.map((it) => ({
        message: `role ${it.role} was not asked for a password at ${it.database} by Service ${namespace}/${it.outcome.host}: ${it.outcome.said}`,
        help: `try it by hand: ${repeatLogin(context, it)}; does the Service lead to pods: kubectl -n ${namespace} get endpointslices -l kubernetes.io/service-name=${it.outcome.host}`,
      })),
    };
  },
};
