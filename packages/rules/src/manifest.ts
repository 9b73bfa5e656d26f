/** A JSON object as it was read; nothing is promised about what is in it. */
export type Fields = Readonly<Record<string, unknown>>;

/** An object that rules judge. */
export interface Manifest {
  /** As the API server receives it; where a placeholder has no value, its text is still there. */
  readonly object: Fields;
  /**
   * `patch`: a kustomize patch, which holds some fields of an object. What is not in it says nothing.
   * `settings`: a file whose values Flux substitutes; never sent to the API server as such.
   * `catalog`: the catalog itself, for faults of what it does not render any more. Never among the subject's manifests.
   */
  readonly form: "object" | "patch" | "settings" | "catalog";
  /** As it stands in the file, before Flux substitutes. Only for files: what Tenantry renders is escaped by construction. */
  readonly written?: Fields;
  /** Set where Flux is known not to substitute this object, although it substitutes others. */
  readonly substitution?: "none";
}

/** What rules look for, as `group/Kind`; the core group is empty. Versions of a group are one kind. */
export const KINDS = {
  Backup: "postgresql.cnpg.io/Backup",
  Cluster: "postgresql.cnpg.io/Cluster",
  ClusterImageCatalog: "postgresql.cnpg.io/ClusterImageCatalog",
  ClusterSecretStore: "external-secrets.io/ClusterSecretStore",
  ConfigMap: "/ConfigMap",
  CronJob: "batch/CronJob",
  Database: "postgresql.cnpg.io/Database",
  DatabaseRole: "postgresql.cnpg.io/DatabaseRole",
  Deployment: "apps/Deployment",
  Dragonfly: "dragonflydb.io/Dragonfly",
  ExternalSecret: "external-secrets.io/ExternalSecret",
  FluxKustomization: "kustomize.toolkit.fluxcd.io/Kustomization",
  HelmRelease: "helm.toolkit.fluxcd.io/HelmRelease",
  ImageCatalog: "postgresql.cnpg.io/ImageCatalog",
  Job: "batch/Job",
  KustomizationFile: "kustomize.config.k8s.io/Kustomization",
  Namespace: "/Namespace",
  NetworkPolicy: "networking.k8s.io/NetworkPolicy",
  ObjectStore: "barmancloud.cnpg.io/ObjectStore",
  Pod: "/Pod",
  PodDisruptionBudget: "policy/PodDisruptionBudget",
  PodMonitor: "monitoring.coreos.com/PodMonitor",
  Pooler: "postgresql.cnpg.io/Pooler",
  PrometheusRule: "monitoring.coreos.com/PrometheusRule",
  Publication: "postgresql.cnpg.io/Publication",
  ScheduledBackup: "postgresql.cnpg.io/ScheduledBackup",
  Secret: "/Secret",
  SecretStore: "external-secrets.io/SecretStore",
  Service: "/Service",
  StatefulSet: "apps/StatefulSet",
  Subscription: "postgresql.cnpg.io/Subscription",
  VMPodScrape: "operator.victoriametrics.com/VMPodScrape",
  VMRule: "operator.victoriametrics.com/VMRule",
} as const;

export type KnownKind = keyof typeof KINDS;
