import type { Rule } from "./rule.ts";
import { appNeedsSessionPool } from "./rules/app-needs-session-pool.ts";
import { archiveMoved } from "./rules/archive-moved.ts";
import { archiveReused } from "./rules/archive-reused.ts";
import { archiveShared } from "./rules/archive-shared.ts";
import { authQueryWithoutSlot } from "./rules/auth-query-without-slot.ts";
import { backupMethod } from "./rules/backup-method.ts";
import { backupOwnerSelf } from "./rules/backup-owner-self.ts";
import { bootstrapChanged } from "./rules/bootstrap-changed.ts";
import { bootstrapMethods } from "./rules/bootstrap-methods.ts";
import { bootstrapReservedNames } from "./rules/bootstrap-reserved-names.ts";
import { budgetBlocksDrain } from "./rules/budget-blocks-drain.ts";
import { budgetSelectsNothing } from "./rules/budget-selects-nothing.ts";
import { budgetsOverlap } from "./rules/budgets-overlap.ts";
import { certificatesIncomplete } from "./rules/certificates-incomplete.ts";
import { clientLimitBelowPool } from "./rules/client-limit-below-pool.ts";
import { clusterName } from "./rules/cluster-name.ts";
import { clusterReference } from "./rules/cluster-reference.ts";
import { clusterRenamed } from "./rules/cluster-renamed.ts";
import { connectionMemory } from "./rules/connection-memory.ts";
import { containerImageUnpinned } from "./rules/container-image-unpinned.ts";
import { cronJobSchedule } from "./rules/cron-job-schedule.ts";
import { databaseDropped } from "./rules/database-dropped.ts";
import { databaseOwner } from "./rules/database-owner.ts";
import { databaseRenamed } from "./rules/database-renamed.ts";
import { destinationDoublesServer } from "./rules/destination-doubles-server.ts";
import { dragonflySnapshotCron } from "./rules/dragonfly-snapshot-cron.ts";
import { ephemeralVolumesTwice } from "./rules/ephemeral-volumes-twice.ts";
import { externalClusterConnection } from "./rules/external-cluster-connection.ts";
import { externalClusterMissing } from "./rules/external-cluster-missing.ts";
import { externalClusterNames } from "./rules/external-cluster-names.ts";
import { externalSecretStoreKind } from "./rules/external-secret-store-kind.ts";
import { failoverQuorum } from "./rules/failover-quorum.ts";
import { firstBackupWaits } from "./rules/first-backup-waits.ts";
import { hibernationAnnotation } from "./rules/hibernation-annotation.ts";
import { imageAndParametersTogether } from "./rules/image-and-parameters-together.ts";
import { imageLacksCommand } from "./rules/image-lacks-command.ts";
import { imageTag } from "./rules/image-tag.ts";
import { importSelection } from "./rules/import-selection.ts";
import { importSourceMissing } from "./rules/import-source-missing.ts";
import { managedExtensions } from "./rules/managed-extensions.ts";
import { managedTwice } from "./rules/managed-twice.ts";
import { mcConfigUnwritable } from "./rules/mc-config-unwritable.ts";
import { metricsQueriesTtl } from "./rules/metrics-queries-ttl.ts";
import { nodeMaintenanceWindow } from "./rules/node-maintenance-window.ts";
import { objectTooLarge } from "./rules/object-too-large.ts";
import { passwordGeneratorRotates } from "./rules/password-generator-rotates.ts";
import { podPatchAnnotation } from "./rules/pod-patch-annotation.ts";
import { podSecurityRestricted } from "./rules/pod-security-restricted.ts";
import { poolMinimumAboveSize } from "./rules/pool-minimum-above-size.ts";
import { poolerDatabaseUncapped } from "./rules/pooler-database-uncapped.ts";
import { poolerIntegrationOff } from "./rules/pooler-integration-off.ts";
import { poolerPodsNotSpread } from "./rules/pooler-pods-not-spread.ts";
import { poolerResourcesMisplaced } from "./rules/pooler-resources-misplaced.ts";
import { poolerRolloutSurges } from "./rules/pooler-rollout-surges.ts";
import { poolerServiceName } from "./rules/pooler-service-name.ts";
import { poolerSingleInstance } from "./rules/pooler-single-instance.ts";
import { poolerStartupParametersDoubled } from "./rules/pooler-startup-parameters-doubled.ts";
import { poolerWithoutBudget } from "./rules/pooler-without-budget.ts";
import { poolerWithoutResources } from "./rules/pooler-without-resources.ts";
import { poolsFitMaxConnections } from "./rules/pools-fit-max-connections.ts";
import { postInitSqlExtension } from "./rules/post-init-sql-extension.ts";
import { postgresIdsChanged } from "./rules/postgres-ids-changed.ts";
import { postgresMajorChange } from "./rules/postgres-major-change.ts";
import { postgresMajorUnsupported } from "./rules/postgres-major-unsupported.ts";
import { preparedStatementsOff } from "./rules/prepared-statements-off.ts";
import { primaryLease } from "./rules/primary-lease.ts";
import { promotionToken } from "./rules/promotion-token.ts";
import { readOnlyPoolerWithoutStandby } from "./rules/read-only-pooler-without-standby.ts";
import { recoverySourceConnection } from "./rules/recovery-source-connection.ts";
import { recoveryTargetChoice } from "./rules/recovery-target-choice.ts";
import { recoveryTargetFormat } from "./rules/recovery-target-format.ts";
import { recoveryVolumeSnapshots } from "./rules/recovery-volume-snapshots.ts";
import { reloadLabel } from "./rules/reload-label.ts";
import { removedEntryStays } from "./rules/removed-entry-stays.ts";
import { removedRoleStays } from "./rules/removed-role-stays.ts";
import { replicaBootstrap } from "./rules/replica-bootstrap.ts";
import { replicaEnabledAndPrimary } from "./rules/replica-enabled-and-primary.ts";
import { replicationSlotsChanged } from "./rules/replication-slots-changed.ts";
import { reservePoolNeverUsed } from "./rules/reserve-pool-never-used.ts";
import { resetQueryNeverRuns } from "./rules/reset-query-never-runs.ts";
import { retentionIgnored } from "./rules/retention-ignored.ts";
import { retentionShortened } from "./rules/retention-shortened.ts";
import { roleLimitsCoverPools } from "./rules/role-limits-cover-pools.ts";
import { roleLimitsExceedMaxConnections } from "./rules/role-limits-exceed-max-connections.ts";
import { roleSecretUsername } from "./rules/role-secret-username.ts";
import { scheduleNeverRuns } from "./rules/schedule-never-runs.ts";
import { scheduledBackupCron } from "./rules/scheduled-backup-cron.ts";
import { scheduledBackupFiveFields } from "./rules/scheduled-backup-five-fields.ts";
import { scheduledBackupTooOften } from "./rules/scheduled-backup-too-often.ts";
import { sessionPoolOvercommitted } from "./rules/session-pool-overcommitted.ts";
import { sessionResetDisabled } from "./rules/session-reset-disabled.ts";
import { storageClassIgnored } from "./rules/storage-class-ignored.ts";
import { storageDeclaredTwice } from "./rules/storage-declared-twice.ts";
import { storageShrunk } from "./rules/storage-shrunk.ts";
import { storageSize } from "./rules/storage-size.ts";
import { subscriptionSource } from "./rules/subscription-source.ts";
import { superuserSecretName } from "./rules/superuser-secret-name.ts";
import { supervisedSingleInstance } from "./rules/supervised-single-instance.ts";
import { syncReplicasRange } from "./rules/sync-replicas-range.ts";
import { syncReplicasTwice } from "./rules/sync-replicas-twice.ts";
import { synchronousNumber } from "./rules/synchronous-number.ts";
import { tablespaceNames } from "./rules/tablespace-names.ts";
import { tablespaceSnapshotClass } from "./rules/tablespace-snapshot-class.ts";
import { tenantVanished } from "./rules/tenant-vanished.ts";
import { volumeRemoved } from "./rules/volume-removed.ts";
import { waitIgnoresHealthChecks } from "./rules/wait-ignores-health-checks.ts";
import { walLevelLowered } from "./rules/wal-level-lowered.ts";
import { walSegmentSize } from "./rules/wal-segment-size.ts";
import { webhookValidationDisabled } from "./rules/webhook-validation-disabled.ts";

/** Every rule, in the order in which they run. One line each: a merge keeps both sides. */
// biome-ignore format: one line each
export const rules: readonly Rule[] = [
  clusterName,
  waitIgnoresHealthChecks,
  podSecurityRestricted,
  containerImageUnpinned,
  imageLacksCommand,
  mcConfigUnwritable,
  objectTooLarge,
  scheduledBackupCron,
  scheduledBackupFiveFields,
  scheduledBackupTooOften,
  cronJobSchedule,
  dragonflySnapshotCron,
  scheduleNeverRuns,
  clusterReference,
  databaseOwner,
  managedTwice,
  roleSecretUsername,
  reloadLabel,
  externalSecretStoreKind,
  passwordGeneratorRotates,
  poolerServiceName,
  managedExtensions,
  postInitSqlExtension,
  bootstrapReservedNames,
  backupMethod,
  archiveShared,
  destinationDoublesServer,
  retentionIgnored,
  backupOwnerSelf,
  firstBackupWaits,
  poolerWithoutBudget,
  budgetSelectsNothing,
  budgetBlocksDrain,
  budgetsOverlap,
  poolerResourcesMisplaced,
  poolerStartupParametersDoubled,
  subscriptionSource,
  poolerIntegrationOff,
  syncReplicasRange,
  syncReplicasTwice,
  synchronousNumber,
  failoverQuorum,
  supervisedSingleInstance,
  storageSize,
  storageDeclaredTwice,
  ephemeralVolumesTwice,
  tablespaceNames,
  tablespaceSnapshotClass,
  primaryLease,
  hibernationAnnotation,
  podPatchAnnotation,
  nodeMaintenanceWindow,
  metricsQueriesTtl,
  bootstrapMethods,
  walSegmentSize,
  superuserSecretName,
  certificatesIncomplete,
  imageTag,
  postgresMajorUnsupported,
  webhookValidationDisabled,
  importSelection,
  importSourceMissing,
  recoveryTargetChoice,
  recoveryTargetFormat,
  recoveryVolumeSnapshots,
  externalClusterNames,
  externalClusterConnection,
  externalClusterMissing,
  recoverySourceConnection,
  replicaEnabledAndPrimary,
  replicaBootstrap,
  promotionToken,
  poolsFitMaxConnections,
  connectionMemory,
  roleLimitsCoverPools,
  roleLimitsExceedMaxConnections,
  poolerDatabaseUncapped,
  sessionResetDisabled,
  resetQueryNeverRuns,
  authQueryWithoutSlot,
  poolMinimumAboveSize,
  reservePoolNeverUsed,
  clientLimitBelowPool,
  sessionPoolOvercommitted,
  preparedStatementsOff,
  poolerRolloutSurges,
  appNeedsSessionPool,
  poolerSingleInstance,
  poolerPodsNotSpread,
  poolerWithoutResources,
  readOnlyPoolerWithoutStandby,
  storageShrunk,
  volumeRemoved,
  postgresMajorChange,
  imageAndParametersTogether,
  postgresIdsChanged,
  replicationSlotsChanged,
  walLevelLowered,
  bootstrapChanged,
  clusterRenamed,
  tenantVanished,
  databaseDropped,
  databaseRenamed,
  archiveReused,
  archiveMoved,
  retentionShortened,
  storageClassIgnored,
  removedEntryStays,
  removedRoleStays,
];
