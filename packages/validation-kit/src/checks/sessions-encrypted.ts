import { askRows, findPrimary } from "../ask-postgres.ts";
import type { Check, CheckFault } from "../check.ts";
import { countSessions, listNetworkSessions } from "../network-sessions.ts";
import { readText, showValue } from "../read-field.ts";
import { TLS_SETTINGS } from "../sql/sessions.ts";

export const sessionsEncrypted: Check = {
  id: "sessions-encrypted",
  criterion: "AC2",
  evidence: "cnpg-cluster-status",
  title: "PostgreSQL offers TLS, and every session over the network uses it",
  async run(context) {
    const { name, namespace } = context.catalog.cluster;
    const primary = await findPrimary(context);
    const [settings] = await askRows(context.cluster, primary, { statement: TLS_SETTINGS });
    const faults: CheckFault[] = [];
    const ssl = readText(settings, "ssl");
    if (ssl !== "on") {
      faults.push({
        message: `ssl is ${showValue(ssl)} in ${primary.target} of ${namespace}, expected on: CloudNativePG fixes it there`,
        help: `see who changed it: kubectl -n ${namespace} exec ${primary.target} -c postgres -- psql -c "SELECT * FROM pg_file_settings WHERE name = 'ssl'"`,
      });
    }
    const sessions = await listNetworkSessions(context);
    for (const { instance, role, database, address, count } of sessions.filter(({ encrypted }) => !encrypted)) {
      faults.push({
        message: `${count} session${count === 1 ? "" : "s"} of ${role} in ${showValue(database)} from ${address} on ${namespace}/${instance} in plain text, expected TLS`,
        help: `find out whose address that is: kubectl get pods -A -o wide --field-selector=status.podIP=${address}; with spec.isolation: enforce Cluster ${name} refuses them`,
      });
    }
    return {
      expectation: "ssl is on, and no session over the network is in plain text",
      found: `ssl ${showValue(ssl)} from ${showValue(readText(settings, "min_protocol"))} on, ${countSessions(sessions)} sessions over the network`,
      faults,
    };
  },
};
