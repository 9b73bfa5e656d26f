import type { Rule } from "./rule.ts";
import { alertExpressionUnchecked } from "./rules/alert-expression-unchecked.ts";
import { alertExpressionUnreadable } from "./rules/alert-expression-unreadable.ts";
import { alertLabelExists } from "./rules/alert-label-exists.ts";
import { alertMetricExists } from "./rules/alert-metric-exists.ts";
import { antiAffinityType } from "./rules/anti-affinity-type.ts";
import { appNeedsSessionPool } from "./rules/app-needs-session-pool.ts";
import { archiveModeOverwritten } from "./rules/archive-mode-overwritten.ts";
import { archiveMoved } from "./rules/archive-moved.ts";
import { archiveReused } from "./rules/archive-reused.ts";
import { archiveShared } from "./rules/archive-shared.ts";
import { archiveTimeoutLong } from "./rules/archive-timeout-long.ts";
import { authQueryWithoutSlot } from "./rules/auth-query-without-slot.ts";
import { backupMethod } from "./rules/backup-method.ts";
import { backupMissing } from "./rules/backup-missing.ts";
import { backupOnline } from "./rules/backup-online.ts";
import { backupOverHttp } from "./rules/backup-over-http.ts";
import { backupOwnerSelf } from "./rules/backup-owner-self.ts";
import { backupPluginMissing } from "./rules/backup-plugin-missing.ts";
import { backupSuspended } from "./rules/backup-suspended.ts";
import { booleanParameters } from "./rules/boolean-parameters.ts";
import { bootstrapChanged } from "./rules/bootstrap-changed.ts";
import { bootstrapMethods } from "./rules/bootstrap-methods.ts";
import { bootstrapReservedNames } from "./rules/bootstrap-reserved-names.ts";
import { budgetBlocksDrain } from "./rules/budget-blocks-drain.ts";
import { budgetSelectsNothing } from "./rules/budget-selects-nothing.ts";
import { budgetsOverlap } from "./rules/budgets-overlap.ts";
import { certificatesIncomplete } from "./rules/certificates-incomplete.ts";
import { clientLimitBelowPool } from "./rules/client-limit-below-pool.ts";
import { clusterBesideOperator } from "./rules/cluster-beside-operator.ts";
import { clusterName } from "./rules/cluster-name.ts";
import { clusterReference } from "./rules/cluster-reference.ts";
import { clusterRenamed } from "./rules/cluster-renamed.ts";
import { commitsUnflushed } from "./rules/commits-unflushed.ts";
import { connectionLimitNegative } from "./rules/connection-limit-negative.ts";
import { connectionMemory } from "./rules/connection-memory.ts";
import { containerImageUnpinned } from "./rules/container-image-unpinned.ts";
import { crashSafetyOff } from "./rules/crash-safety-off.ts";
import { cronJobSchedule } from "./rules/cron-job-schedule.ts";
import { damageIgnored } from "./rules/damage-ignored.ts";
import { databaseDeletedWithObject } from "./rules/database-deleted-with-object.ts";
import { databaseDropped } from "./rules/database-dropped.ts";
import { databaseLists } from "./rules/database-lists.ts";
import { databaseOwner } from "./rules/database-owner.ts";
import { databaseRenamed } from "./rules/database-renamed.ts";
import { databasesOpenToAllRoles } from "./rules/databases-open-to-all-roles.ts";
import { deprecatedFields } from "./rules/deprecated-fields.ts";
import { destinationDoublesServer } from "./rules/destination-doubles-server.ts";
import { doubleDollarCollapses } from "./rules/double-dollar-collapses.ts";
import { dragonflyAclDefaultUser } from "./rules/dragonfly-acl-default-user.ts";
import { dragonflyAclPrefixOverlap } from "./rules/dragonfly-acl-prefix-overlap.ts";
import { dragonflyAclUnknownCommand } from "./rules/dragonfly-acl-unknown-command.ts";
import { dragonflyMemoryHeadroom } from "./rules/dragonfly-memory-headroom.ts";
import { dragonflyNetworkPolicyDefault } from "./rules/dragonfly-network-policy-default.ts";
import { dragonflyNotDurable } from "./rules/dragonfly-not-durable.ts";
import { dragonflyOwnedLabels } from "./rules/dragonfly-owned-labels.ts";
import { dragonflySingleReplica } from "./rules/dragonfly-single-replica.ts";
import { dragonflySnapshotCron } from "./rules/dragonfly-snapshot-cron.ts";
import { dragonflySnapshotPlace } from "./rules/dragonfly-snapshot-place.ts";
import { dragonflySnapshotsPileUp } from "./rules/dragonfly-snapshots-pile-up.ts";
import { dragonflyThreadMemory } from "./rules/dragonfly-thread-memory.ts";
import { effectiveCacheSizeBeyondMemory } from "./rules/effective-cache-size-beyond-memory.ts";
import { ephemeralVolumesTwice } from "./rules/ephemeral-volumes-twice.ts";
import { externalClusterConnection } from "./rules/external-cluster-connection.ts";
import { externalClusterMissing } from "./rules/external-cluster-missing.ts";
import { externalClusterNames } from "./rules/external-cluster-names.ts";
import { externalSecretStoreKind } from "./rules/external-secret-store-kind.ts";
import { failoverQuorum } from "./rules/failover-quorum.ts";
import { failoverSlots } from "./rules/failover-slots.ts";
import { firstBackupWaits } from "./rules/first-backup-waits.ts";
import { fixedParameters } from "./rules/fixed-parameters.ts";
import { fluxDependencyNeverReady } from "./rules/flux-dependency-never-ready.ts";
import { fluxForceRecreates } from "./rules/flux-force-recreates.ts";
import { fluxPathLeavesSource } from "./rules/flux-path-leaves-source.ts";
import { fluxTimeoutShort } from "./rules/flux-timeout-short.ts";
import { foreignServerWrapper } from "./rules/foreign-server-wrapper.ts";
import { hbaLineUnreachable } from "./rules/hba-line-unreachable.ts";
import { hbaTrust } from "./rules/hba-trust.ts";
import { hbaWeakMethod } from "./rules/hba-weak-method.ts";
import { healthCheckAlwaysPasses } from "./rules/health-check-always-passes.ts";
import { healthExpressionFailsRollout } from "./rules/health-expression-fails-rollout.ts";
import { healthExpressionNeverCurrent } from "./rules/health-expression-never-current.ts";
import { healthExpressionVacuous } from "./rules/health-expression-vacuous.ts";
import { hibernationAnnotation } from "./rules/hibernation-annotation.ts";
import { hugePages } from "./rules/huge-pages.ts";
import { imageAndParametersTogether } from "./rules/image-and-parameters-together.ts";
import { imageExtensionEnv } from "./rules/image-extension-env.ts";
import { imageExtensions } from "./rules/image-extensions.ts";
import { imageLacksCommand } from "./rules/image-lacks-command.ts";
import { imagePullPolicy } from "./rules/image-pull-policy.ts";
import { imageTag } from "./rules/image-tag.ts";
import { importSelection } from "./rules/import-selection.ts";
import { importSourceMissing } from "./rules/import-source-missing.ts";
import { inTreeBackupDeprecated } from "./rules/in-tree-backup-deprecated.ts";
import { instanceMemoryOvercommitted } from "./rules/instance-memory-overcommitted.ts";
import { instancesShareNode } from "./rules/instances-share-node.ts";
import { instancesWithoutBudget } from "./rules/instances-without-budget.ts";
import { kustomizationFieldDeprecated } from "./rules/kustomization-field-deprecated.ts";
import { kustomizationListsTwice } from "./rules/kustomization-lists-twice.ts";
import { labelRoleDeprecated } from "./rules/label-role-deprecated.ts";
import { ldapConfig } from "./rules/ldap-config.ts";
import { livenessPingerAnnotation } from "./rules/liveness-pinger-annotation.ts";
import { logicalDecodingSlots } from "./rules/logical-decoding-slots.ts";
import { managedExtensions } from "./rules/managed-extensions.ts";
import { managedRoles } from "./rules/managed-roles.ts";
import { managedServices } from "./rules/managed-services.ts";
import { managedTwice } from "./rules/managed-twice.ts";
import { mcConfigUnwritable } from "./rules/mc-config-unwritable.ts";
import { metricsQueriesTtl } from "./rules/metrics-queries-ttl.ts";
import { nodeMaintenanceWindow } from "./rules/node-maintenance-window.ts";
import { objectTooLarge } from "./rules/object-too-large.ts";
import { operatorChartUnpinned } from "./rules/operator-chart-unpinned.ts";
import { operatorChartVersion } from "./rules/operator-chart-version.ts";
import { operatorEndOfLife } from "./rules/operator-end-of-life.ts";
import { operatorKnownHoles } from "./rules/operator-known-holes.ts";
import { operatorMissing } from "./rules/operator-missing.ts";
import { operatorNamespaceClaimed } from "./rules/operator-namespace-claimed.ts";
import { parameterNames } from "./rules/parameter-names.ts";
import { passwordEncryptionMd5 } from "./rules/password-encryption-md5.ts";
import { passwordGeneratorRotates } from "./rules/password-generator-rotates.ts";
import { placeholderUnreadable } from "./rules/placeholder-unreadable.ts";
import { placeholderWithoutValue } from "./rules/placeholder-without-value.ts";
import { plainTextConnections } from "./rules/plain-text-connections.ts";
import { plpgsqlListed } from "./rules/plpgsql-listed.ts";
import { podMonitorDeprecated } from "./rules/pod-monitor-deprecated.ts";
import { podPatchAnnotation } from "./rules/pod-patch-annotation.ts";
import { podSecurityRestricted } from "./rules/pod-security-restricted.ts";
import { podSelectorRefs } from "./rules/pod-selector-refs.ts";
import { podSelectorSubstituted } from "./rules/pod-selector-substituted.ts";
import { poolMinimumAboveSize } from "./rules/pool-minimum-above-size.ts";
import { poolerAuthQuery } from "./rules/pooler-auth-query.ts";
import { poolerCertificateLogin } from "./rules/pooler-certificate-login.ts";
import { poolerClusterName } from "./rules/pooler-cluster-name.ts";
import { poolerDatabaseUncapped } from "./rules/pooler-database-uncapped.ts";
import { poolerIntegrationOff } from "./rules/pooler-integration-off.ts";
import { poolerMetricsTls } from "./rules/pooler-metrics-tls.ts";
import { poolerOpenToAllRoles } from "./rules/pooler-open-to-all-roles.ts";
import { poolerParameterValues } from "./rules/pooler-parameter-values.ts";
import { poolerParameters } from "./rules/pooler-parameters.ts";
import { poolerPlainTextConnections } from "./rules/pooler-plain-text-connections.ts";
import { poolerPodsNotSpread } from "./rules/pooler-pods-not-spread.ts";
import { poolerResourcesMisplaced } from "./rules/pooler-resources-misplaced.ts";
import { poolerRolloutSurges } from "./rules/pooler-rollout-surges.ts";
import { poolerServiceName } from "./rules/pooler-service-name.ts";
import { poolerSingleInstance } from "./rules/pooler-single-instance.ts";
import { poolerStartupParametersDoubled } from "./rules/pooler-startup-parameters-doubled.ts";
import { poolerWithoutBudget } from "./rules/pooler-without-budget.ts";
import { poolerWithoutResources } from "./rules/pooler-without-resources.ts";
import { poolsFitMaxConnections } from "./rules/pools-fit-max-connections.ts";
import { postBuildWithoutVariables } from "./rules/post-build-without-variables.ts";
import { postInitSqlExtension } from "./rules/post-init-sql-extension.ts";
import { postgresEndOfLife } from "./rules/postgres-end-of-life.ts";
import { postgresIdsChanged } from "./rules/postgres-ids-changed.ts";
import { postgresImageFloating } from "./rules/postgres-image-floating.ts";
import { postgresMajorChange } from "./rules/postgres-major-change.ts";
import { postgresMajorUnsupported } from "./rules/postgres-major-unsupported.ts";
import { postgresMajorUntested } from "./rules/postgres-major-untested.ts";
import { postgresMinorOld } from "./rules/postgres-minor-old.ts";
import { preparedStatementsOff } from "./rules/prepared-statements-off.ts";
import { primaryLease } from "./rules/primary-lease.ts";
import { promotionToken } from "./rules/promotion-token.ts";
import { pruneUnprotected } from "./rules/prune-unprotected.ts";
import { queriesConfigMapSuffixed } from "./rules/queries-config-map-suffixed.ts";
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
import { replicationSlotPatterns } from "./rules/replication-slot-patterns.ts";
import { replicationSlotsChanged } from "./rules/replication-slots-changed.ts";
import { requestOverLimit } from "./rules/request-over-limit.ts";
import { reservePoolNeverUsed } from "./rules/reserve-pool-never-used.ts";
import { reservedEnv } from "./rules/reserved-env.ts";
import { resetQueryNeverRuns } from "./rules/reset-query-never-runs.ts";
import { retentionIgnored } from "./rules/retention-ignored.ts";
import { retentionShortened } from "./rules/retention-shortened.ts";
import { roleLimitsCoverPools } from "./rules/role-limits-cover-pools.ts";
import { roleLimitsExceedMaxConnections } from "./rules/role-limits-exceed-max-connections.ts";
import { roleSecretUsername } from "./rules/role-secret-username.ts";
import { roleTooPowerful } from "./rules/role-too-powerful.ts";
import { roleWithoutConnectionLimit } from "./rules/role-without-connection-limit.ts";
import { scheduleNeverRuns } from "./rules/schedule-never-runs.ts";
import { scheduledBackupCron } from "./rules/scheduled-backup-cron.ts";
import { scheduledBackupFiveFields } from "./rules/scheduled-backup-five-fields.ts";
import { scheduledBackupTooOften } from "./rules/scheduled-backup-too-often.ts";
import { scrapeMixesPoolers } from "./rules/scrape-mixes-poolers.ts";
import { scrapePort } from "./rules/scrape-port.ts";
import { scrapedTwice } from "./rules/scraped-twice.ts";
import { scrapesOverlap } from "./rules/scrapes-overlap.ts";
import { serviceAccountTwice } from "./rules/service-account-twice.ts";
import { sessionPoolOvercommitted } from "./rules/session-pool-overcommitted.ts";
import { sessionResetDisabled } from "./rules/session-reset-disabled.ts";
import { settingHoldsPlaceholder } from "./rules/setting-holds-placeholder.ts";
import { settingNameRefused } from "./rules/setting-name-refused.ts";
import { settingRetyped } from "./rules/setting-retyped.ts";
import { settingUnused } from "./rules/setting-unused.ts";
import { sharedBuffersFormat } from "./rules/shared-buffers-format.ts";
import { sharedBuffersMemory } from "./rules/shared-buffers-memory.ts";
import { sharedBuffersShare } from "./rules/shared-buffers-share.ts";
import { sharedBuffersUnit } from "./rules/shared-buffers-unit.ts";
import { sharedSingleInstance } from "./rules/shared-single-instance.ts";
import { shellTextSubstituted } from "./rules/shell-text-substituted.ts";
import { slotWalUnbounded } from "./rules/slot-wal-unbounded.ts";
import { snapshotDeadlineAnnotation } from "./rules/snapshot-deadline-annotation.ts";
import { storageClassIgnored } from "./rules/storage-class-ignored.ts";
import { storageDeclaredTwice } from "./rules/storage-declared-twice.ts";
import { storageShrunk } from "./rules/storage-shrunk.ts";
import { storageSize } from "./rules/storage-size.ts";
import { storeCredentials } from "./rules/store-credentials.ts";
import { subscriptionSource } from "./rules/subscription-source.ts";
import { superuserAccess } from "./rules/superuser-access.ts";
import { superuserSecretName } from "./rules/superuser-secret-name.ts";
import { supervisedSingleInstance } from "./rules/supervised-single-instance.ts";
import { syncElectionLabels } from "./rules/sync-election-labels.ts";
import { syncReplicasDeprecated } from "./rules/sync-replicas-deprecated.ts";
import { syncReplicasNotWaitedFor } from "./rules/sync-replicas-not-waited-for.ts";
import { syncReplicasRange } from "./rules/sync-replicas-range.ts";
import { syncReplicasTwice } from "./rules/sync-replicas-twice.ts";
import { syncWaitsForAll } from "./rules/sync-waits-for-all.ts";
import { synchronousNumber } from "./rules/synchronous-number.ts";
import { tablespaceNames } from "./rules/tablespace-names.ts";
import { tablespaceSnapshotClass } from "./rules/tablespace-snapshot-class.ts";
import { tenantVanished } from "./rules/tenant-vanished.ts";
import { tolerations } from "./rules/tolerations.ts";
import { volumeRemoved } from "./rules/volume-removed.ts";
import { waitIgnoresHealthChecks } from "./rules/wait-ignores-health-checks.ts";
import { walArchivers } from "./rules/wal-archivers.ts";
import { walLevel } from "./rules/wal-level.ts";
import { walLevelLowered } from "./rules/wal-level-lowered.ts";
import { walLogHints } from "./rules/wal-log-hints.ts";
import { walSegmentSize } from "./rules/wal-segment-size.ts";
import { walSizes } from "./rules/wal-sizes.ts";
import { walVolumeSmall } from "./rules/wal-volume-small.ts";
import { webhookValidationDisabled } from "./rules/webhook-validation-disabled.ts";
import { workerProcessesFew } from "./rules/worker-processes-few.ts";

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
  dragonflyAclDefaultUser,
  dragonflyAclPrefixOverlap,
  dragonflyAclUnknownCommand,
  dragonflyMemoryHeadroom,
  dragonflyNetworkPolicyDefault,
  dragonflyNotDurable,
  dragonflyOwnedLabels,
  dragonflySingleReplica,
  dragonflySnapshotPlace,
  dragonflySnapshotsPileUp,
  dragonflyThreadMemory,
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
  syncWaitsForAll,
  syncReplicasDeprecated,
  walVolumeSmall,
  slotWalUnbounded,
  sharedBuffersShare,
  effectiveCacheSizeBeyondMemory,
  instanceMemoryOvercommitted,
  instancesShareNode,
  sharedSingleInstance,
  plainTextConnections,
  poolerPlainTextConnections,
  databasesOpenToAllRoles,
  poolerOpenToAllRoles,
  hbaTrust,
  hbaWeakMethod,
  hbaLineUnreachable,
  postgresImageFloating,
  postgresMinorOld,
  postgresMajorUntested,
  postgresEndOfLife,
  operatorEndOfLife,
  operatorKnownHoles,
  operatorChartVersion,
  operatorChartUnpinned,
  operatorMissing,
  superuserAccess,
  roleWithoutConnectionLimit,
  roleTooPowerful,
  inTreeBackupDeprecated,
  backupMissing,
  backupOverHttp,
  podMonitorDeprecated,
  scrapedTwice,
  alertMetricExists,
  alertLabelExists,
  alertExpressionUnreadable,
  alertExpressionUnchecked,
  scrapeMixesPoolers,
  labelRoleDeprecated,
  clusterBesideOperator,
  databaseDeletedWithObject,
  instancesWithoutBudget,
  crashSafetyOff,
  syncReplicasNotWaitedFor,
  archiveTimeoutLong,
  workerProcessesFew,
  placeholderWithoutValue,
  shellTextSubstituted,
  doubleDollarCollapses,
  placeholderUnreadable,
  podSelectorSubstituted,
  settingHoldsPlaceholder,
  settingRetyped,
  settingNameRefused,
  settingUnused,
  postBuildWithoutVariables,
  healthCheckAlwaysPasses,
  healthExpressionVacuous,
  healthExpressionNeverCurrent,
  healthExpressionFailsRollout,
  pruneUnprotected,
  fluxForceRecreates,
  fluxTimeoutShort,
  fluxDependencyNeverReady,
  fluxPathLeavesSource,
  operatorNamespaceClaimed,
  kustomizationListsTwice,
  kustomizationFieldDeprecated,
  queriesConfigMapSuffixed,
  fixedParameters,
  parameterNames,
  walLevel,
  booleanParameters,
  walLogHints,
  walSizes,
  syncElectionLabels,
  replicationSlotPatterns,
  logicalDecodingSlots,
  failoverSlots,
  sharedBuffersFormat,
  sharedBuffersUnit,
  sharedBuffersMemory,
  requestOverLimit,
  hugePages,
  reservedEnv,
  managedServices,
  managedRoles,
  walArchivers,
  serviceAccountTwice,
  ldapConfig,
  antiAffinityType,
  imagePullPolicy,
  tolerations,
  livenessPingerAnnotation,
  storeCredentials,
  imageExtensions,
  imageExtensionEnv,
  podSelectorRefs,
  poolerParameters,
  poolerParameterValues,
  poolerCertificateLogin,
  poolerAuthQuery,
  poolerClusterName,
  poolerMetricsTls,
  backupOnline,
  backupPluginMissing,
  snapshotDeadlineAnnotation,
  databaseLists,
  foreignServerWrapper,
  archiveModeOverwritten,
  connectionLimitNegative,
  scrapePort,
  scrapesOverlap,
  backupSuspended,
  passwordEncryptionMd5,
  damageIgnored,
  commitsUnflushed,
  deprecatedFields,
  plpgsqlListed,
];
