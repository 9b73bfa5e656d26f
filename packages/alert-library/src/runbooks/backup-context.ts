import { type Catalog, Placeholder, type Value } from "@tenantry/tenant-model";
import type { Alert } from "../alert.ts";

/** What pages may say of a catalog's backups. The first three fields say which method it is. */
export interface BackupContext {
  readonly plugin: boolean;
  readonly inTree: boolean;
  readonly snapshot: boolean;
  /** Name of the ScheduledBackup. */
  readonly scheduledBackup: string;
  /** Six cron fields. */
  readonly schedule: string;
  /** How old the newest backup may get, e.g. `48`; left out where neither an alert nor the validation looks at it. */
  readonly maxAgeHours?: string;
  /** Name of the ObjectStore; of the plugin alone. */
  readonly objectStore?: string;
  /** Folder in the bucket; left out for snapshots, as `bucket` is. */
  readonly serverName?: string;
  readonly bucket?: string;
  /** Name of the Secret with the keys of the bucket. */
  readonly credentials?: string;
  /** Left out for AWS itself. */
  readonly endpointURL?: string;
}

/**
 * @param overdue the alert about old backups, where the catalog has it
 * @param scheduledBackup name of the ScheduledBackup
 */
export function describeBackup(
  catalog: Catalog,
  overdue: Alert | undefined,
  scheduledBackup: string,
): BackupContext | false {
  const { backup } = catalog;
  if (backup.method === "none") return false;
  const validation = "validation" in backup ? backup.validation : undefined;
  const maxAgeHours = overdue?.threshold ?? validation?.maxBackupAgeHours;
  return {
    plugin: backup.method === "plugin",
    inTree: backup.method === "barmanObjectStore",
    snapshot: backup.method === "volumeSnapshot",
    scheduledBackup,
    schedule: print(backup.schedule, catalog),
    ...(maxAgeHours !== undefined && { maxAgeHours: String(maxAgeHours) }),
    ...("bucket" in backup && {
      serverName: backup.serverName,
      bucket: print(backup.bucket, catalog),
      credentials: backup.credentials.secretName,
      ...(backup.endpointURL !== undefined && { endpointURL: print(backup.endpointURL, catalog) }),
    }),
    ...(backup.method === "plugin" && { objectStore: backup.objectStore }),
  };
}

/** A setting from a Secret goes by its name: its value is not known here. */
function print(value: Value<string>, { settingsRead }: Catalog): string {
  if (!(value instanceof Placeholder)) return value;
  const name = value.text.slice("${".length, -"}".length);
  return settingsRead.has(name) ? value.value : `$${name}`;
}
