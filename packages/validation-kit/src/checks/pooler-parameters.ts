import { listPoolers } from "@tenantry/tenant-model";
import type { Check, CheckFault } from "../check.ts";
import { listExpectedOf } from "../expected-objects.ts";
import { askConsole } from "../pooler-console.ts";
import { chooseConsoles, explainNoPoolers, reportNoConsole } from "../pooler-pods.ts";
import { readMapping, readText, showValue } from "../read-field.ts";
import { SHOW_CONFIG } from "../sql/pooler-console.ts";

export const poolerParameters: Check = {
  id: "pooler-parameters",
  criterion: "AC4",
  evidence: "pooler-connections",
  title: "PgBouncer runs with the catalog's mode and sizes",
  inapplicable: explainNoPoolers,
  async run(context) {
    const { catalog, cluster } = context;
    const { namespace } = catalog.cluster;
    const expected = listExpectedOf(catalog, { group: "postgresql.cnpg.io", kind: "Pooler" });
    const consoles = await chooseConsoles(context);
    const faults: CheckFault[] = consoles.length === 0 ? [reportNoConsole(context)] : [];
    for (const { pooler, container } of consoles) {
      const object = expected.find(({ metadata }) => metadata?.name === pooler);
      const wanted = {
        pool_mode: readText(object, "spec", "pgbouncer", "poolMode"),
        ...readMapping(object, "spec", "pgbouncer", "parameters"),
      };
      const rows = await askConsole(cluster, container, SHOW_CONFIG);
      const found = new Map(rows.map(({ key, value }) => [key, value]));
      for (const [key, value] of Object.entries(wanted)) {
        const is = found.get(key);
        if (isInForce(key, String(value), is)) continue;
        faults.push({
          message: `PgBouncer in ${namespace}/${container.target} of Pooler ${pooler} has ${key} ${showValue(is)}, expected ${showValue(value)}`,
          help: `some settings need new pods: kubectl -n ${namespace} rollout restart deployment ${pooler}; look: kubectl -n ${namespace} exec ${container.target} -c pgbouncer -- psql -c '${SHOW_CONFIG}'`,
        });
      }
    }
    const all = listPoolers(catalog).length;
    return {
      expectation: "SHOW CONFIG has pool_mode, the pool sizes and every parameter of the catalog",
      found: `asked one pod of ${consoles.length} of ${all} poolers, ${faults.length} differences`,
      faults,
    };
  },
};

function isInForce(key: string, wanted: string, found: string | undefined): boolean {
  if (found === undefined) return false;
  // The operator puts words of its own before these (CNPG v1.27.0, pgbouncer/config/strings.go).
  if (key === "ignore_startup_parameters") {
    const words = new Set(found.split(",").map((word) => word.trim()));
    return wanted.split(",").every((word) => words.has(word.trim()));
  }
  return wanted === found || (wanted !== "" && Number(wanted) === Number(found));
}
