import { readServerTime } from "../ask-postgres.ts";
import type { Check, CheckFault } from "../check.ts";
import { getCluster, reportNoCluster } from "../live-cluster.ts";
import { readMapping, showValue } from "../read-field.ts";
import { formatSpan, readTimestamp } from "../timestamp.ts";

/** The operator renews its own 7 days before they end (CNPG v1.27.0, EXPIRING_CHECK_THRESHOLD); later nobody does. */
const DAYS_LEFT = 5;

export const certificateExpiry: Check = {
  id: "certificate-expiry",
  criterion: "AC2",
  evidence: "cnpg-cluster-status",
  title: "No certificate of the Cluster is about to end",
  async run(context) {
    const { catalog } = context;
    const { name, namespace } = catalog.cluster;
    const expectation = `every certificate of Cluster ${namespace}/${name} holds for ${DAYS_LEFT} more days`;
    const cluster = await getCluster(context);
    if (cluster === undefined) return reportNoCluster(catalog, expectation);
    const now = await readServerTime(context);
    const ends = Object.entries(readMapping(cluster, "status", "certificates", "expirations"));
    const faults: CheckFault[] = [];
    const found: string[] = [];
    for (const [secret, end] of ends) {
      const seconds = typeof end === "string" ? readTimestamp(end) : undefined;
      const left = seconds === undefined ? undefined : seconds - now;
      found.push(`${secret} ${showValue(end)}`);
      if (left !== undefined && left >= DAYS_LEFT * 86_400) continue;
      const says = left === undefined ? "at an unknown time" : left < 0 ? "already" : `in ${formatSpan(left)}`;
      faults.push({
        message: `the certificate in Secret ${namespace}/${secret} ends ${says} (${showValue(end)}), expected more than ${DAYS_LEFT} days`,
        help: `if the operator made it, see why it was not renewed: kubectl -n ${namespace} describe cluster ${name}; if you made it, renew it: kubectl -n ${namespace} get secret ${secret}`,
      });
    }
    if (ends.length === 0) {
      faults.push({
        message: `Cluster ${namespace}/${name} does not tell when its certificates end`,
        help: `see whether it has any: kubectl -n ${namespace} get cluster ${name} -o jsonpath='{.status.certificates}'`,
      });
    }
    return { expectation, found: found.join(", ") || "no ends", faults };
  },
};
