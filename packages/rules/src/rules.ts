import type { Rule } from "./rule.ts";
import { bootstrapMethods } from "./rules/bootstrap-methods.ts";
import { certificatesIncomplete } from "./rules/certificates-incomplete.ts";
import { clusterName } from "./rules/cluster-name.ts";
import { ephemeralVolumesTwice } from "./rules/ephemeral-volumes-twice.ts";
import { externalClusterConnection } from "./rules/external-cluster-connection.ts";
import { externalClusterMissing } from "./rules/external-cluster-missing.ts";
import { externalClusterNames } from "./rules/external-cluster-names.ts";
import { failoverQuorum } from "./rules/failover-quorum.ts";
import { hibernationAnnotation } from "./rules/hibernation-annotation.ts";
import { imageTag } from "./rules/image-tag.ts";
import { importSelection } from "./rules/import-selection.ts";
import { importSourceMissing } from "./rules/import-source-missing.ts";
import { metricsQueriesTtl } from "./rules/metrics-queries-ttl.ts";
import { nodeMaintenanceWindow } from "./rules/node-maintenance-window.ts";
import { podPatchAnnotation } from "./rules/pod-patch-annotation.ts";
import { postgresMajorUnsupported } from "./rules/postgres-major-unsupported.ts";
import { primaryLease } from "./rules/primary-lease.ts";
import { promotionToken } from "./rules/promotion-token.ts";
import { recoverySourceConnection } from "./rules/recovery-source-connection.ts";
import { recoveryTargetChoice } from "./rules/recovery-target-choice.ts";
import { recoveryTargetFormat } from "./rules/recovery-target-format.ts";
import { recoveryVolumeSnapshots } from "./rules/recovery-volume-snapshots.ts";
import { replicaBootstrap } from "./rules/replica-bootstrap.ts";
import { replicaEnabledAndPrimary } from "./rules/replica-enabled-and-primary.ts";
import { storageDeclaredTwice } from "./rules/storage-declared-twice.ts";
import { storageSize } from "./rules/storage-size.ts";
import { superuserSecretName } from "./rules/superuser-secret-name.ts";
import { supervisedSingleInstance } from "./rules/supervised-single-instance.ts";
import { syncReplicasRange } from "./rules/sync-replicas-range.ts";
import { syncReplicasTwice } from "./rules/sync-replicas-twice.ts";
import { synchronousNumber } from "./rules/synchronous-number.ts";
import { tablespaceNames } from "./rules/tablespace-names.ts";
import { tablespaceSnapshotClass } from "./rules/tablespace-snapshot-class.ts";
import { waitIgnoresHealthChecks } from "./rules/wait-ignores-health-checks.ts";
import { walSegmentSize } from "./rules/wal-segment-size.ts";
import { webhookValidationDisabled } from "./rules/webhook-validation-disabled.ts";

/** Every rule, in the order in which they run. One line each: a merge keeps both sides. */
// biome-ignore format: one line each
export const rules: readonly Rule[] = [
  clusterName,
  waitIgnoresHealthChecks,
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
];
