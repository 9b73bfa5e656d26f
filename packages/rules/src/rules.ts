import type { Rule } from "./rule.ts";
import { archiveTimeoutLong } from "./rules/archive-timeout-long.ts";
import { backupMissing } from "./rules/backup-missing.ts";
import { backupOverHttp } from "./rules/backup-over-http.ts";
import { clusterBesideOperator } from "./rules/cluster-beside-operator.ts";
import { clusterName } from "./rules/cluster-name.ts";
import { containerImageUnpinned } from "./rules/container-image-unpinned.ts";
import { crashSafetyOff } from "./rules/crash-safety-off.ts";
import { databaseDeletedWithObject } from "./rules/database-deleted-with-object.ts";
import { databasesOpenToAllRoles } from "./rules/databases-open-to-all-roles.ts";
import { effectiveCacheSizeBeyondMemory } from "./rules/effective-cache-size-beyond-memory.ts";
import { hbaLineUnreachable } from "./rules/hba-line-unreachable.ts";
import { hbaTrust } from "./rules/hba-trust.ts";
import { hbaWeakMethod } from "./rules/hba-weak-method.ts";
import { imageLacksCommand } from "./rules/image-lacks-command.ts";
import { inTreeBackupDeprecated } from "./rules/in-tree-backup-deprecated.ts";
import { instanceMemoryOvercommitted } from "./rules/instance-memory-overcommitted.ts";
import { instancesShareNode } from "./rules/instances-share-node.ts";
import { instancesWithoutBudget } from "./rules/instances-without-budget.ts";
import { labelRoleDeprecated } from "./rules/label-role-deprecated.ts";
import { mcConfigUnwritable } from "./rules/mc-config-unwritable.ts";
import { objectTooLarge } from "./rules/object-too-large.ts";
import { operatorEndOfLife } from "./rules/operator-end-of-life.ts";
import { operatorKnownHoles } from "./rules/operator-known-holes.ts";
import { plainTextConnections } from "./rules/plain-text-connections.ts";
import { podMonitorDeprecated } from "./rules/pod-monitor-deprecated.ts";
import { podSecurityRestricted } from "./rules/pod-security-restricted.ts";
import { poolerOpenToAllRoles } from "./rules/pooler-open-to-all-roles.ts";
import { poolerPlainTextConnections } from "./rules/pooler-plain-text-connections.ts";
import { postgresEndOfLife } from "./rules/postgres-end-of-life.ts";
import { postgresImageFloating } from "./rules/postgres-image-floating.ts";
import { postgresMajorUntested } from "./rules/postgres-major-untested.ts";
import { postgresMinorOld } from "./rules/postgres-minor-old.ts";
import { roleTooPowerful } from "./rules/role-too-powerful.ts";
import { roleWithoutConnectionLimit } from "./rules/role-without-connection-limit.ts";
import { scrapeMixesPoolers } from "./rules/scrape-mixes-poolers.ts";
import { scrapedTwice } from "./rules/scraped-twice.ts";
import { sharedBuffersShare } from "./rules/shared-buffers-share.ts";
import { sharedSingleInstance } from "./rules/shared-single-instance.ts";
import { slotWalUnbounded } from "./rules/slot-wal-unbounded.ts";
import { superuserAccess } from "./rules/superuser-access.ts";
import { syncReplicasDeprecated } from "./rules/sync-replicas-deprecated.ts";
import { syncReplicasNotWaitedFor } from "./rules/sync-replicas-not-waited-for.ts";
import { syncWaitsForAll } from "./rules/sync-waits-for-all.ts";
import { waitIgnoresHealthChecks } from "./rules/wait-ignores-health-checks.ts";
import { walVolumeSmall } from "./rules/wal-volume-small.ts";
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
  superuserAccess,
  roleWithoutConnectionLimit,
  roleTooPowerful,
  inTreeBackupDeprecated,
  backupMissing,
  backupOverHttp,
  podMonitorDeprecated,
  scrapedTwice,
  scrapeMixesPoolers,
  labelRoleDeprecated,
  clusterBesideOperator,
  databaseDeletedWithObject,
  instancesWithoutBudget,
  crashSafetyOff,
  syncReplicasNotWaitedFor,
  archiveTimeoutLong,
  workerProcessesFew,
];
