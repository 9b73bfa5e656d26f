/** How an alert is set where the catalog does not say otherwise. What it looks at is the alert library's matter. */
export interface AlertDefault {
  /** How long its expression must hold. */
  readonly for: string;
  readonly severity: "critical" | "warning";
  /** What `threshold` is measured in; undefined where there is nothing to set. */
  readonly unit?: ThresholdUnit;
  /** Undefined where it follows from the rest of the catalog. */
  readonly threshold?: number;
}

/** `ratio` is from 0 to 1; `age` counts transactions, `files` WAL segments, `pairs` sessions that want the same lock, `changes` writes of Dragonfly. */
export type ThresholdUnit =
  | "ratio"
  | "seconds"
  | "hours"
  | "bytes"
  | "age"
  | "files"
  | "pairs"
  | "clients"
  | "events"
  | "changes";

const GIB = 1024 ** 3;

/**
 * Every alert, in the order of the rule file. `critical` wakes somebody: applications cannot work or data is about to be
 * lost; everything else waits for the morning.
 */
export const alertDefaults = {
  // availability
  CNPGClusterNotReady: { for: "5m", severity: "critical" },
  CNPGClusterPrimaryMissing: { for: "2m", severity: "critical" },
  CNPGClusterTwoPrimaries: { for: "2m", severity: "critical" },
  CNPGClusterWithoutStandby: { for: "5m", severity: "critical" },
  CNPGClusterReplicasBelowTarget: { for: "10m", severity: "warning" },
  CNPGInstancesShareNode: { for: "15m", severity: "warning" },
  CNPGInstancesShareZone: { for: "15m", severity: "warning" },
  CNPGInstanceFenced: { for: "5m", severity: "warning" },
  CNPGSwitchoverRequired: { for: "15m", severity: "warning" },
  // replication
  CNPGReplicationLagHigh: { for: "5m", severity: "warning", unit: "seconds", threshold: 60 },
  CNPGReplicationLagCritical: { for: "2m", severity: "critical", unit: "seconds", threshold: 300 },
  CNPGStandbyDisconnected: { for: "5m", severity: "warning" },
  CNPGReplayBacklogHigh: { for: "10m", severity: "warning", unit: "bytes", threshold: GIB },
  CNPGSyncStandbysBelowExpected: { for: "5m", severity: "critical" },
  CNPGReplicationSlotInactive: { for: "15m", severity: "warning" },
  CNPGReplicationSlotRetainsWAL: { for: "10m", severity: "warning", unit: "ratio", threshold: 0.5 },
  // logical-replication
  CNPGSubscriptionErrors: { for: "15m", severity: "warning", unit: "events", threshold: 0 },
  CNPGSubscriptionStopped: { for: "15m", severity: "warning" },
  CNPGSubscriptionLagHigh: { for: "5m", severity: "warning", unit: "seconds", threshold: 60 },
  CNPGSubscriptionLagCritical: { for: "2m", severity: "critical", unit: "seconds", threshold: 300 },
  // backup
  CNPGBackupFailed: { for: "5m", severity: "critical" },
  CNPGBackupOverdue: { for: "1h", severity: "critical", unit: "hours" },
  CNPGBackupNever: { for: "1h", severity: "critical", unit: "hours" },
  CNPGWALArchivingFailing: { for: "10m", severity: "critical" },
  CNPGWALArchivingBehind: { for: "15m", severity: "warning", unit: "files", threshold: 10 },
  CNPGRecoveryWindowTooYoung: { for: "1h", severity: "warning", unit: "hours", threshold: 24 },
  // storage
  CNPGStorageNearFull: { for: "15m", severity: "warning", unit: "ratio", threshold: 0.8 },
  CNPGStorageCritical: { for: "5m", severity: "critical", unit: "ratio", threshold: 0.9 },
  CNPGStorageFillsUp: { for: "1h", severity: "warning", unit: "hours", threshold: 24 },
  CNPGWALStorageNearFull: { for: "15m", severity: "warning", unit: "ratio", threshold: 0.8 },
  CNPGWALStorageCritical: { for: "5m", severity: "critical", unit: "ratio", threshold: 0.9 },
  CNPGTenantSizeNearQuota: { for: "30m", severity: "warning", unit: "ratio", threshold: 0.9 },
  // connections
  CNPGConnectionsNearLimit: { for: "10m", severity: "warning", unit: "ratio", threshold: 0.8 },
  CNPGConnectionsCritical: { for: "5m", severity: "critical", unit: "ratio", threshold: 0.95 },
  CNPGTenantConnectionsNearLimit: { for: "10m", severity: "warning", unit: "ratio", threshold: 0.9 },
  CNPGLongTransaction: { for: "5m", severity: "warning", unit: "seconds", threshold: 3600 },
  CNPGBackendsWaiting: { for: "10m", severity: "warning", unit: "pairs", threshold: 10 },
  // pooler
  CNPGPoolerDown: { for: "2m", severity: "critical" },
  CNPGPoolerMissing: { for: "30m", severity: "warning" },
  CNPGPoolerNotReady: { for: "5m", severity: "warning" },
  CNPGPoolerReplicasBelowTarget: { for: "15m", severity: "warning" },
  CNPGPoolerConnectionsHigh: { for: "10m", severity: "warning", unit: "ratio", threshold: 0.8 },
  CNPGPoolerServerConnectionsExhausted: { for: "5m", severity: "warning" },
  CNPGPoolerWaitQueueBuildup: { for: "5m", severity: "warning", unit: "clients", threshold: 10 },
  CNPGPoolerWaitTimeHigh: { for: "5m", severity: "warning", unit: "seconds", threshold: 5 },
  // database-health
  CNPGTransactionIdAgeHigh: { for: "1h", severity: "warning", unit: "age", threshold: 500_000_000 },
  CNPGTransactionIdWraparoundNear: { for: "15m", severity: "critical", unit: "age", threshold: 1_500_000_000 },
  CNPGMultixactAgeHigh: { for: "1h", severity: "warning", unit: "age", threshold: 500_000_000 },
  CNPGMultixactWraparoundNear: { for: "15m", severity: "critical", unit: "age", threshold: 1_500_000_000 },
  CNPGDeadlocks: { for: "15m", severity: "warning", unit: "events", threshold: 5 },
  CNPGTempFilesHigh: { for: "1h", severity: "warning", unit: "bytes", threshold: 10 * GIB },
  // exporter
  CNPGInstanceMetricsAbsent: { for: "10m", severity: "warning" },
  CNPGPoolerMetricsAbsent: { for: "10m", severity: "warning" },
  CNPGMetricsCollectionFailing: { for: "15m", severity: "warning" },
  CNPGMetricsQueryFailing: { for: "15m", severity: "warning" },
  CNPGPoolerMetricsFailing: { for: "15m", severity: "warning" },
  CNPGKubernetesMetricsAbsent: { for: "15m", severity: "warning" },
  // dragonfly
  DragonflyMasterMissing: { for: "2m", severity: "critical" },
  DragonflyTwoMasters: { for: "2m", severity: "critical" },
  DragonflyReplicasBelowTarget: { for: "10m", severity: "warning" },
  DragonflyMetricsAbsent: { for: "10m", severity: "warning" },
  DragonflyReplicaDisconnected: { for: "5m", severity: "warning" },
  DragonflyReplicationLagHigh: { for: "5m", severity: "warning", unit: "changes", threshold: 100_000 },
  DragonflyMemoryHigh: { for: "10m", severity: "warning", unit: "ratio", threshold: 0.85 },
  DragonflyWritesRefused: { for: "1m", severity: "critical" },
  DragonflyConnectionsNearLimit: { for: "10m", severity: "warning", unit: "ratio", threshold: 0.8 },
  DragonflySnapshotFailing: { for: "1m", severity: "warning" },
  DragonflyStorageNearFull: { for: "15m", severity: "warning", unit: "ratio", threshold: 0.8 },
} as const satisfies Record<string, AlertDefault>;

export type AlertName = keyof typeof alertDefaults;

export const alertNames = Object.keys(alertDefaults) as readonly AlertName[];
