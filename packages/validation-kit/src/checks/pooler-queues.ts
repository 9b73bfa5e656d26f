import { listPoolers } from "@tenantry/tenant-model";
import type { Check, CheckFault } from "../check.ts";
import { askConsole } from "../pooler-console.ts";
import { chooseConsoles, explainNoPoolers, reportNoConsole } from "../pooler-pods.ts";
import { SHOW_POOLS } from "../sql/pooler-console.ts";

/** Seconds; as long as PgBouncer waits before it opens the reserve (reserve_pool_timeout). */
const MOST_WAITING = 5;

export const poolerQueues: Check = {
  id: "pooler-queues",
  criterion: "AC4",
  evidence: "pooler-connections",
  title: "No client waits long for a server connection",
  inapplicable: explainNoPoolers,
  async run(context) {
    const { catalog, cluster } = context;
    const { namespace } = catalog.cluster;
    const consoles = await chooseConsoles(context);
    const faults: CheckFault[] = consoles.length === 0 ? [reportNoConsole(context)] : [];
    let pools = 0;
    let clients = 0;
    for (const { pooler, container } of consoles) {
      // The console is a pool of itself.
      const rows = (await askConsole(cluster, container, SHOW_POOLS)).filter(
        ({ database }) => database !== "pgbouncer",
      );
      pools += rows.length;
      for (const { database, user, cl_active = "0", cl_waiting = "0", maxwait = "0" } of rows) {
        clients += Number(cl_active);
        if (Number(cl_waiting) === 0 || Number(maxwait) <= MOST_WAITING) continue;
        faults.push({
          message: `${cl_waiting} clients of ${user} at ${database} wait in ${namespace}/${container.target} of Pooler ${pooler}, one for ${maxwait} s, expected at most ${MOST_WAITING} s`,
          help: `see what holds the server connections: kubectl -n ${namespace} exec ${container.target} -c pgbouncer -- psql -c 'SHOW SERVERS'; the pool is too small, or transactions are too long`,
        });
      }
    }
    const all = listPoolers(catalog).length;
    return {
      expectation: `SHOW POOLS has no client that waits for more than ${MOST_WAITING} s`,
      found: `asked one pod of ${consoles.length} of ${all} poolers: ${pools} pools, ${clients} clients at work`,
      faults,
    };
  },
};
