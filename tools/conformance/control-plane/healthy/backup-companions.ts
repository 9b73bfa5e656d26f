import type { AnyObject } from "../../manifests/real-tools.ts";
import { ago, type Made, type Named } from "./made.ts";

interface ScheduledBackupObject extends Named {
  readonly spec: Readonly<Record<string, unknown>> & { readonly cluster: { readonly name: string } };
}

/** The Backup of the last run, as a ScheduledBackup makes it (CloudNativePG v1.30.0, scheduledbackup_controller.go). */
export function makeBackup(object: AnyObject): Made[] {
  const { metadata, spec } = object as unknown as ScheduledBackupObject;
  const { cluster, method = "barmanObjectStore", pluginConfiguration, target } = spec;
  const startedAt = ago(6 * 3600);
  const backup = {
    apiVersion: "postgresql.cnpg.io/v1",
    kind: "Backup",
    metadata: {
      // CloudNativePG puts the time there.
      name: `${metadata.name}-last`,
      namespace: metadata.namespace,
      labels: { "cnpg.io/cluster": cluster.name, "cnpg.io/scheduled-backup": metadata.name },
    },
    spec: {
      cluster,
      method,
      ...(pluginConfiguration !== undefined && { pluginConfiguration }),
      ...(target !== undefined && { target }),
    },
  };
  const status = {
    phase: "completed",
    method,
    startedAt,
    stoppedAt: ago(6 * 3600 - 300),
    backupName: "backup-1",
    backupId: startedAt.replaceAll(/[-:Z]/g, ""),
    instanceID: { podName: `${cluster.name}-2` },
    beginWal: "000000010000000000000010",
    endWal: "000000010000000000000011",
  };
  return [{ object: backup, status }];
}
