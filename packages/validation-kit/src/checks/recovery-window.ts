import type { Catalog } from "@tenantry/tenant-model";
import { readServerTime } from "../ask-postgres.ts";
import { explainNoArchive } from "../backups.ts";
import type { Check, CheckContext, CheckFault } from "../check.ts";
import { getCluster } from "../live-cluster.ts";
import { readText, showValue } from "../read-field.ts";
import { RESOURCES } from "../resource-names.ts";
import { formatSpan, readTimestamp } from "../timestamp.ts";

export const recoveryWindow: Check = {
  id: "recovery-window",
  criterion: "AC5",
  evidence: "backup-restore",
  title: "There is a span of time to any point of which the cluster can be restored",
  inapplicable: explainNoArchive,
  async run(context) {
    const window = await readWindow(context);
    const now = await readServerTime(context);
    const start = readTimestamp(window.first);
    const success = readTimestamp(window.success);
    const failure = readTimestamp(window.failure);
    const faults: CheckFault[] = [];
    const report = (reason: string) =>
      faults.push({ message: `${window.place} ${reason}`, help: `look at it: ${window.show}` });
    if (start === undefined)
      report(`has ${showValue(window.first)} as its first point of recovery, expected a time: nothing can be restored`);
    else if (start > now) report(`has a first point of recovery in the future: ${window.first}`);
    if (success === undefined)
      report(`has ${showValue(window.success)} as the time of the last good backup, expected a time`);
    if (failure !== undefined && failure > (success ?? 0)) {
      report(`had a failed backup at ${window.failure}, after the last good one (${showValue(window.success)})`);
    }
    const found =
      start === undefined
        ? "no first point"
        : `the last ${formatSpan(now - start)}, last good backup ${showValue(window.success)}`;
    return {
      expectation: `${window.place} has a first point of recovery and no failure since the last good backup`,
      found,
      faults,
    };
  },
};

interface Window {
  readonly place: string;
  readonly show: string;
  readonly first: string | undefined;
  readonly success: string | undefined;
  readonly failure: string | undefined;
}

/** The plugin writes into its ObjectStore, by serverName; the Cluster's own fields stay empty then. */
async function readWindow(context: CheckContext): Promise<Window> {
  const { catalog, cluster } = context;
  const { name, namespace } = catalog.cluster;
  const store = nameStore(catalog);
  if (store === undefined) {
    const live = await getCluster(context);
    return {
      place: `Cluster ${namespace}/${name}`,
      show: `kubectl -n ${namespace} get cluster ${name} -o jsonpath='{.status.firstRecoverabilityPoint}'`,
      first: readText(live, "status", "firstRecoverabilityPoint"),
      success: readText(live, "status", "lastSuccessfulBackup"),
      failure: readText(live, "status", "lastFailedBackup"),
    };
  }
  const live = await cluster.get({ resource: RESOURCES.objectStore, name: store.objectStore, namespace });
  const read = (field: string) => readText(live, "status", "serverRecoveryWindow", store.serverName, field);
  return {
    place: `ObjectStore ${namespace}/${store.objectStore}, server ${store.serverName},`,
    show: `kubectl -n ${namespace} get ${RESOURCES.objectStore} ${store.objectStore} -o jsonpath='{.status.serverRecoveryWindow}'`,
    first: read("firstRecoverabilityPoint"),
    success: read("lastSuccessfulBackupTime"),
    failure: read("lastFailedBackupTime"),
  };
}

function nameStore({ backup }: Catalog): { readonly objectStore: string; readonly serverName: string } | undefined {
  return backup.method === "plugin" ? backup : undefined;
}
