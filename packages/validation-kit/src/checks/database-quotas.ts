import { formatBytes, readQuantity } from "@tenantry/tenant-model";
import { thresholdOf } from "../alert-threshold.ts";
import { askRows, findPrimary } from "../ask-postgres.ts";
import type { Check, CheckFault } from "../check.ts";
import { readNumber, readText } from "../read-field.ts";
import { DATABASES } from "../sql/databases.ts";

export const databaseQuotas: Check = {
  id: "database-quotas",
  criterion: "AC10",
  evidence: "storage",
  title: "No database is near the size at which its tenant is warned",
  inapplicable: (catalog) =>
    catalog.tenants.some(({ databases }) => databases.some(({ quota }) => quota !== undefined))
      ? undefined
      : "no database of the catalog has a quota",
  async run(context) {
    const { catalog } = context;
    const share = thresholdOf(catalog, "CNPGTenantSizeNearQuota");
    const primary = await findPrimary(context);
    const rows = await askRows(context.cluster, primary, { statement: DATABASES });
    const sizes = new Map(rows.map((row) => [readText(row, "name"), readNumber(row, "bytes")]));
    const limited = catalog.tenants.flatMap(({ name: tenant, databases }) =>
      databases.flatMap(({ name, quota }) => {
        const limit = readQuantity(quota ?? "");
        return limit === undefined ? [] : [{ tenant, name, quota, limit }];
      }),
    );
    const faults = limited.flatMap(({ tenant, name, quota, limit }): CheckFault[] => {
      const size = sizes.get(name);
      // That a database is missing is what databases-exist tells.
      if (size === undefined || size <= limit * share) return [];
      const message = `database ${name} of tenant ${tenant} has ${formatBytes(size)}, expected at most ${Math.round(share * 100)} % of its quota of ${quota}`;
      const help = `see what is large: kubectl -n ${catalog.cluster.namespace} exec ${primary.target} -c postgres -- psql -d ${name} -c '\\dt+'; a larger quota is a field of the tenant`;
      return [{ message, help }];
    });
    return {
      expectation: `at most ${Math.round(share * 100)} % of each of ${limited.length} quotas`,
      found: `${limited.length - faults.length} of ${limited.length} are below`,
      faults,
    };
  },
};
