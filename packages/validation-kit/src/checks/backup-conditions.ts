import { explainNoBackup } from "../backups.ts";
import type { Check, CheckFault } from "../check.ts";
import { getCluster, reportNoCluster } from "../live-cluster.ts";
import { readCondition } from "../read-field.ts";

/** Of LastBackupSucceeded while one is taken, which says nothing of the last (CNPG v1.30.0, api/v1/cluster_conditions.go). */
const UNDER_WAY = "BackupStarted";

export const backupConditions: Check = {
  id: "backup-conditions",
  criterion: "AC5",
  evidence: "backup-restore",
  title: "The Cluster itself reports that archiving works and the last backup succeeded",
  inapplicable: explainNoBackup,
  async run(context) {
    const { catalog } = context;
    const { name, namespace } = catalog.cluster;
    const types = [
      "LastBackupSucceeded",
      ...(catalog.backup.method === "volumeSnapshot" ? [] : ["ContinuousArchiving"]),
    ];
    const expectation = `conditions ${types.join(" and ")} are True`;
    const cluster = await getCluster(context);
    if (cluster === undefined) return reportNoCluster(catalog, expectation);
    const faults: CheckFault[] = [];
    const found: string[] = [];
    for (const type of types) {
      const condition = readCondition(cluster, type);
      const isUnderWay = condition?.reason === UNDER_WAY;
      found.push(isUnderWay ? "a backup is under way" : `${type} ${condition?.status ?? "missing"}`);
      if (condition?.status === "True" || isUnderWay) continue;
      const reason =
        condition === undefined ? "is missing: there was none yet" : `is ${condition.status}: ${condition.message}`;
      faults.push({
        message: `condition ${type} of Cluster ${namespace}/${name} ${reason}`,
        help: `kubectl -n ${namespace} describe cluster ${name}; kubectl -n ${namespace} logs -l cnpg.io/cluster=${name},cnpg.io/instanceRole=primary --all-containers --tail=100`,
      });
    }
    return { expectation, found: found.join(", "), faults };
  },
};
