import type { Check } from "./check.ts";
import { backupCompleted } from "./checks/backup-completed.ts";
import { backupConditions } from "./checks/backup-conditions.ts";
import { backupDestination } from "./checks/backup-destination.ts";
import { backupPluginAvailable } from "./checks/backup-plugin-available.ts";
import { backupScheduled } from "./checks/backup-scheduled.ts";
import { backupValidationJob } from "./checks/backup-validation-job.ts";
import { certificateExpiry } from "./checks/certificate-expiry.ts";
import { clusterIdentity } from "./checks/cluster-identity.ts";
import { clusterReady } from "./checks/cluster-ready.ts";
import { crdsEstablished } from "./checks/crds-established.ts";
import { databaseExtensions } from "./checks/database-extensions.ts";
import { databaseSchemas } from "./checks/database-schemas.ts";
import { databasesApplied } from "./checks/databases-applied.ts";
import { databasesExist } from "./checks/databases-exist.ts";
import { fluxKustomizationsReady } from "./checks/flux-kustomizations-ready.ts";
import { instancesUnfenced } from "./checks/instances-unfenced.ts";
import { operatorAvailable } from "./checks/operator-available.ts";
import { operatorLog } from "./checks/operator-log.ts";
import { operatorVersion } from "./checks/operator-version.ts";
import { operatorWebhook } from "./checks/operator-webhook.ts";
import { parametersInForce } from "./checks/parameters-in-force.ts";
import { plainTextRefused } from "./checks/plain-text-refused.ts";
import { poolerAccess } from "./checks/pooler-access.ts";
import { poolerDisruptionBudgets } from "./checks/pooler-disruption-budgets.ts";
import { poolerIsolation } from "./checks/pooler-isolation.ts";
import { poolerParameters } from "./checks/pooler-parameters.ts";
import { poolerQueues } from "./checks/pooler-queues.ts";
import { poolerServerTls } from "./checks/pooler-server-tls.ts";
import { poolerSettings } from "./checks/pooler-settings.ts";
import { poolersAvailable } from "./checks/poolers-available.ts";
import { postgresVersion } from "./checks/postgres-version.ts";
import { primaryElected } from "./checks/primary-elected.ts";
import { recoveryWindow } from "./checks/recovery-window.ts";
import { replicasStreaming } from "./checks/replicas-streaming.ts";
import { replicationLag } from "./checks/replication-lag.ts";
import { retiredTenants } from "./checks/retired-tenants.ts";
import { rolesApplied } from "./checks/roles-applied.ts";
import { rolesExist } from "./checks/roles-exist.ts";
import { rulesLoaded } from "./checks/rules-loaded.ts";
import { secretsSynced } from "./checks/secrets-synced.ts";
import { serverCertificate } from "./checks/server-certificate.ts";
import { sessionsEncrypted } from "./checks/sessions-encrypted.ts";
import { syncState } from "./checks/sync-state.ts";
import { tenantAccess } from "./checks/tenant-access.ts";
import { tenantIsolation } from "./checks/tenant-isolation.ts";
import { walArchiving } from "./checks/wal-archiving.ts";

/** Every check, in the order in which they run: by criterion, and within one what others lean on comes first. */
export const checks: readonly Check[] = [
  operatorAvailable,
  operatorVersion,
  crdsEstablished,
  operatorWebhook,
  operatorLog,
  backupPluginAvailable,
  rulesLoaded,
  clusterIdentity,
  fluxKustomizationsReady,
  secretsSynced,
  clusterReady,
  primaryElected,
  instancesUnfenced,
  postgresVersion,
  replicasStreaming,
  syncState,
  replicationLag,
  parametersInForce,
  serverCertificate,
  certificateExpiry,
  sessionsEncrypted,
  databasesApplied,
  databasesExist,
  databaseExtensions,
  databaseSchemas,
  rolesApplied,
  rolesExist,
  retiredTenants,
  tenantAccess,
  tenantIsolation,
  plainTextRefused,
  poolersAvailable,
  poolerSettings,
  poolerParameters,
  poolerQueues,
  poolerDisruptionBudgets,
  poolerAccess,
  poolerIsolation,
  poolerServerTls,
  backupScheduled,
  backupDestination,
  backupCompleted,
  backupConditions,
  recoveryWindow,
  walArchiving,
  backupValidationJob,
];
