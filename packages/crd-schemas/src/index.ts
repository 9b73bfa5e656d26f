export { type CloudNativePGVersion, cloudNativePGVersions } from "./cloud-native-pg-version.ts";
export { completeGroups, groupOf, isForeignKind } from "./foreign-kind.ts";
export type { Backup } from "./generated/types/backup.ts";
export type { Cluster } from "./generated/types/cluster.ts";
export type { ClusterImageCatalog } from "./generated/types/cluster-image-catalog.ts";
export type { ClusterSecretStore } from "./generated/types/cluster-secret-store.ts";
export type { ConfigMap } from "./generated/types/config-map.ts";
export type { CronJob } from "./generated/types/cron-job.ts";
export type { Database } from "./generated/types/database.ts";
export type { DatabaseRole } from "./generated/types/database-role.ts";
export type { Dragonfly } from "./generated/types/dragonfly.ts";
export type { ExternalSecret } from "./generated/types/external-secret.ts";
export type { FailoverQuorum } from "./generated/types/failover-quorum.ts";
export type { GitRepository } from "./generated/types/git-repository.ts";
export type { HelmRelease } from "./generated/types/helm-release.ts";
export type { HelmRepository } from "./generated/types/helm-repository.ts";
export type { ImageCatalog } from "./generated/types/image-catalog.ts";
export type { Job } from "./generated/types/job.ts";
export type { Kustomization as FluxKustomization } from "./generated/types/kustomization.ts";
export type { Namespace } from "./generated/types/namespace.ts";
export type { NetworkPolicy } from "./generated/types/network-policy.ts";
export type { ObjectStore } from "./generated/types/object-store.ts";
export type { OCIRepository } from "./generated/types/oci-repository.ts";
export type { Password } from "./generated/types/password.ts";
export type { PodDisruptionBudget } from "./generated/types/pod-disruption-budget.ts";
export type { PodMonitor } from "./generated/types/pod-monitor.ts";
export type { Pooler } from "./generated/types/pooler.ts";
export type { PrometheusRule } from "./generated/types/prometheus-rule.ts";
export type { Publication } from "./generated/types/publication.ts";
export type { ScheduledBackup } from "./generated/types/scheduled-backup.ts";
export type { SecretStore } from "./generated/types/secret-store.ts";
export type { ServiceMonitor } from "./generated/types/service-monitor.ts";
export type { Subscription } from "./generated/types/subscription.ts";
export type { VMPodScrape } from "./generated/types/vm-pod-scrape.ts";
export type { VMRule } from "./generated/types/vm-rule.ts";
export { validateMetadata } from "./metadata/metadata-check.ts";
export type { ObjectMetadata } from "./object-metadata.ts";
export type { KindReference } from "./schema-module.ts";
export {
  type LoadedSchemas,
  loadSchemas,
  type SchemaSet,
  type ValidateOptions,
} from "./schema-set.ts";
export type { StructuralSchema, ValidationRule } from "./structural-schema.ts";
export { findNearestName } from "./validation/nearest-name.ts";
export type { PathSegment, Violation, ViolationKind } from "./violation.ts";
