import type { Value } from "../placeholder.ts";
import type { Path } from "../problem.ts";
import type { Override } from "./override.ts";

export type Backup = NoBackup | ObjectStoreBackup | VolumeSnapshotBackup;

export interface NoBackup {
  readonly method: "none";
  readonly reason: string;
}

interface Scheduled {
  /** Six cron fields. */
  readonly schedule: Value<string>;
  readonly immediate: boolean;
  readonly target: "primary" | "prefer-standby";
  readonly origin: Path;
  /** Of the ObjectStore's spec for the plugin, of the Cluster's spec.backup otherwise. */
  readonly overrides?: Override;
}

export interface ObjectStoreBackup extends Scheduled {
  readonly method: "barmanObjectStore" | "plugin";
  /** Name of the ObjectStore that the plugin reads. */
  readonly objectStore: string;
  readonly bucket: Value<string>;
  readonly endpointURL?: Value<string>;
  readonly serverName: string;
  readonly retentionPolicy: Value<string>;
  readonly compression?: "bzip2" | "gzip" | "lz4" | "snappy";
  readonly encryption?: "AES256" | "aws:kms";
  readonly jobs: number;
  readonly credentials: { readonly secretName: string; readonly remoteKey: Value<string> };
  readonly validation?: BackupValidation;
}

export interface VolumeSnapshotBackup extends Scheduled {
  readonly method: "volumeSnapshot";
  readonly className: Value<string>;
  readonly walClassName?: Value<string>;
  readonly snapshotOwnerReference: "none" | "backup" | "cluster";
}

export interface BackupValidation {
  /** Name of the CronJob. */
  readonly name: string;
  /** Five-field cron expression, UTC. */
  readonly schedule: string;
  readonly image: string;
  /** Oldest acceptable newest base backup, in hours. */
  readonly maxBackupAgeHours: number;
  /** Oldest acceptable newest WAL file, in minutes. */
  readonly maxWalAgeMinutes: number;
}
