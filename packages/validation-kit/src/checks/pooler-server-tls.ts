import { nameOf } from "../ask-postgres.ts";
import type { Check, CheckFault } from "../check.ts";
import { countSessions, listNetworkSessions } from "../network-sessions.ts";
import { explainNoPoolers, listPoolerPods, poolerOf, reportNoConsole } from "../pooler-pods.ts";
import { readText } from "../read-field.ts";

export const poolerServerTls: Check = {
  id: "pooler-server-tls",
  criterion: "AC4",
  evidence: "pooler-connections",
  title: "Poolers connect to PostgreSQL over TLS",
  inapplicable: explainNoPoolers,
  async run(context) {
    const { namespace } = context.catalog.cluster;
    const pods = new Map((await listPoolerPods(context)).map((pod) => [readText(pod, "status", "podIP"), pod]));
    const sessions = (await listNetworkSessions(context)).filter(({ address }) => pods.has(address));
    const plain = sessions.filter(({ encrypted }) => !encrypted);
    const faults: CheckFault[] = pods.size === 0 ? [reportNoConsole(context)] : [];
    for (const { address, role, database, instance, count } of plain) {
      const pod = pods.get(address);
      const name = pod === undefined ? address : nameOf(pod);
      const pooler = pod === undefined ? "" : String(poolerOf(pod));
      faults.push({
        message: `${count} sessions of ${role} at ${database} from pod ${namespace}/${name} to ${instance} are in plain text, expected TLS`,
        help: `look at server_tls_sslmode of Pooler ${pooler}: kubectl -n ${namespace} get poolers.postgresql.cnpg.io ${pooler} -o jsonpath='{.spec.pgbouncer.parameters}'`,
      });
    }
    return {
      expectation: "no session from a pooler's pod is in plain text",
      found: `${countSessions(sessions)} sessions from ${pods.size} pods, ${countSessions(plain)} in plain text`,
      faults,
    };
  },
};
