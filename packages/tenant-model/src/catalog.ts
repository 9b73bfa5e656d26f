import type { Value } from "./placeholder.ts";
import type { Path } from "./problem.ts";

/**
 * The resolved catalog: defaults filled in, names derived, connections split over pods, settings looked up.
 * `Value` marks the fields that may stay placeholders in the rendered text; everything else is baked.
 * `origin` fields say which place of tenants.yaml a thing comes from.
 */
export interface Catalog {
  readonly name: string;
  /** Path of tenants.yaml relative to the root. */
  readonly file: string;
  readonly versions: { readonly cloudNativePG: string; readonly flux: string };
  readonly output: {
    /** Folder relative to the root that Tenantry owns as a whole. */
    readonly workloads: string;
    /** File relative to the root that holds the Flux Kustomization. */
    readonly fluxKustomization: string;
  };
  readonly flux: Flux;
  readonly cluster: Cluster;
  readonly isolation: "enforce" | "off";
  readonly backup: Backup;
  readonly secrets: SecretStore;
  readonly monitoring: Monitoring;
  readonly tenants: readonly Tenant[];
  /** Every setting by name: what Flux has at postBuild. */
  readonly variables: ReadonlyMap<string, string>;
  /** Settings whose values are baked into derived values, by name and sorted. */
  readonly settingsRead: ReadonlyMap<string, string>;
}

export interface Flux {
  readonly name: string;
  readonly namespace: string;
  readonly layout: "single";
  readonly interval: string;
  readonly retryInterval: string;
  readonly timeout: string;
  readonly sourceRef: {
    readonly kind: "GitRepository" | "OCIRepository" | "Bucket";
    readonly name: string;
    readonly namespace?: string;
  };
  readonly dependsOn: readonly { readonly name: string; readonly namespace?: string }[];
  readonly substituteFrom: readonly { readonly kind: "ConfigMap"; readonly name: string }[];
  /** Inline settings; never empty, so that Flux always substitutes and so always unescapes. */
  readonly substitute: Readonly<Record<string, string>>;
}

export interface Cluster {
  readonly name: string;
  readonly namespace: string;
  /** Whether Tenantry renders the Namespace object. */
  readonly manageNamespace: boolean;
  readonly instances: Value<number>;
  readonly imageName: Value<string>;
  readonly storage: Storage;
  readonly walStorage?: Storage;
  readonly replication: Replication;
  /** PostgreSQL parameters, all of them strings as the CRD wants. */
  readonly parameters: Readonly<Record<string, Value<string>>>;
  readonly resources: Resources;
  readonly podAntiAffinity: { readonly type: "preferred" | "required"; readonly topologyKey: string };
  readonly superuser?: { readonly secretName: string; readonly remoteKey: Value<string> };
  /** Lines written before and after the tenants' pg_hba lines. */
  readonly pgHba: { readonly before: readonly string[]; readonly after: readonly string[] };
  /** max_connections minus superuser_reserved_connections and reserved_connections. */
  readonly usableConnections: number;
}

export interface Storage {
  readonly size: Value<string>;
  readonly storageClass?: Value<string>;
}

export type Replication =
  /** One instance: there is nothing to replicate to. */
  | { readonly style: "none" }
  | { readonly style: "synchronous"; readonly number: number; readonly dataDurability: "required" | "preferred" }
  | { readonly style: "legacy"; readonly minSyncReplicas: Value<number>; readonly maxSyncReplicas: Value<number> };

/** Requests equal limits, so that the pods are Guaranteed. */
export interface Resources {
  readonly requests: { readonly cpu: Value<string>; readonly memory: Value<string> };
  readonly limits: { readonly cpu: Value<string>; readonly memory: Value<string> };
}

export type Backup =
  | { readonly method: "none"; readonly reason: string }
  | {
      readonly method: "barmanObjectStore";
      readonly schedule: Value<string>;
      readonly immediate: boolean;
      readonly target: "primary" | "prefer-standby";
      readonly bucket: Value<string>;
      readonly endpointURL?: Value<string>;
      readonly serverName: string;
      readonly retentionPolicy: Value<string>;
      readonly compression?: "bzip2" | "gzip" | "snappy";
      readonly encryption?: "AES256" | "aws:kms";
      readonly jobs: number;
      readonly credentials: { readonly secretName: string; readonly remoteKey: Value<string> };
      readonly validation?: BackupValidation;
      readonly origin: Path;
    };

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

export interface SecretStore {
  readonly kind: "ClusterSecretStore" | "SecretStore";
  readonly name: Value<string>;
  readonly refreshInterval: string;
  /** Property of the remote item that holds a password. */
  readonly passwordProperty: string;
}

export interface Monitoring {
  readonly rules: "VMRule" | "PrometheusRule";
  /** Put on PodMonitors and rule objects, for the scraper's own selectors. */
  readonly labels: Readonly<Record<string, string>>;
  /** Extra matchers of every alert expression, e.g. the label that tells two Kubernetes clusters apart. */
  readonly matchLabels: Readonly<Record<string, string>>;
  readonly interval: string;
}

export interface Tenant {
  readonly name: string;
  readonly origin: Path;
  readonly role: Role;
  readonly databases: readonly Database[];
  readonly poolers: readonly Pooler[];
  /** CIDRs its sessions may come from. */
  readonly allowFrom: readonly string[];
  /** Direct sessions (migrations, exporters) that the budget leaves room for. */
  readonly directSessions: number;
}

export interface Role {
  readonly name: string;
  readonly secretName: string;
  readonly remoteKey: Value<string>;
  /** Upper bound of sessions that PostgreSQL itself enforces. */
  readonly connectionLimit: number;
}

export interface Database {
  /** Name in PostgreSQL. */
  readonly name: string;
  /** Name of the Database object in Kubernetes. */
  readonly objectName: string;
  readonly owner: string;
  readonly extensions: readonly { readonly name: string; readonly version?: string; readonly schema?: string }[];
  readonly reclaimPolicy: "retain" | "delete";
  readonly origin: Path;
}

export interface Pooler {
  /** Name of the Pooler, its Service and its Deployment. */
  readonly name: string;
  readonly type: "rw" | "ro" | "r";
  readonly mode: "transaction" | "session";
  readonly instances: Value<number>;
  /** Per pod, as PgBouncer means them. */
  readonly pool: PoolSize;
  /** PgBouncer parameters beyond the pool sizes, strings. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly resources: Resources;
  readonly origin: Path;
}

/** Server connections of one pooler pod. */
export interface PoolSize {
  readonly defaultPoolSize: number;
  readonly reservePoolSize: number;
  readonly maxDbConnections: number;
  readonly minPoolSize: number;
}
