import type { Value } from "../placeholder.ts";
import type { Override } from "./override.ts";

export interface Cluster {
  readonly name: string;
  readonly namespace: string;
  /** Whether Tenantry renders the Namespace object. */
  readonly manageNamespace: boolean;
  readonly instances: Value<number>;
  readonly image: Image;
  readonly storage: Storage;
  readonly walStorage?: Storage;
  readonly tablespaces: readonly Tablespace[];
  readonly replication: Replication;
  /** PostgreSQL parameters, all of them strings as the CRD wants. */
  readonly parameters: Readonly<Record<string, Value<string>>>;
  readonly preloadLibraries: readonly string[];
  readonly extensionImages: readonly ExtensionImage[];
  readonly resources: Resources;
  readonly podAntiAffinity: { readonly type: "preferred" | "required"; readonly topologyKey: string };
  readonly topologySpread: readonly TopologySpread[];
  readonly nodeSelector: Readonly<Record<string, string>>;
  readonly tolerations: readonly Toleration[];
  readonly superuser?: { readonly secretName: string; readonly remoteKey: Value<string> };
  /** Lines written before and after the tenants' pg_hba lines. */
  readonly pgHba: { readonly before: readonly string[]; readonly after: readonly string[] };
  readonly certificates?: Certificates;
  readonly services?: Services;
  readonly bootstrap: Bootstrap;
  /** The cluster that this one follows, if it is a replica cluster. */
  readonly replicaOf?: Origin;
  /** Fields that are rendered as they are, by their names in the CRD. */
  readonly options: ClusterOptions;
  readonly overrides?: Override;
  /** max_connections minus superuser_reserved_connections and reserved_connections. */
  readonly usableConnections: number;
}

export type Image =
  | { readonly style: "name"; readonly name: Value<string> }
  | {
      readonly style: "catalog";
      readonly kind: "ImageCatalog" | "ClusterImageCatalog";
      readonly name: string;
      readonly major: number;
      /** By major version; the ImageCatalog object is rendered from them. Empty: it exists already. */
      readonly images: ReadonlyMap<number, string>;
    };

export interface Storage {
  readonly size: Value<string>;
  readonly storageClass?: Value<string>;
}

export interface Tablespace {
  readonly name: string;
  readonly storage: Storage;
  readonly owner?: string;
  readonly temporary: boolean;
}

export interface ExtensionImage {
  readonly name: string;
  readonly image: string;
  readonly extensionControlPath?: readonly string[];
  readonly dynamicLibraryPath?: readonly string[];
  readonly libraryPath?: readonly string[];
}

export type Replication =
  /** One instance: there is nothing to replicate to. */
  | { readonly style: "none" }
  | {
      readonly style: "synchronous";
      readonly method: "any" | "first";
      readonly number: number;
      readonly dataDurability: "required" | "preferred";
      readonly failoverQuorum: boolean;
    }
  | { readonly style: "legacy"; readonly minSyncReplicas: Value<number>; readonly maxSyncReplicas: Value<number> };

/** Requests equal limits, so that the pods are Guaranteed. */
export interface Resources {
  readonly requests: { readonly cpu: Value<string>; readonly memory: Value<string> };
  readonly limits: { readonly cpu: Value<string>; readonly memory: Value<string> };
}

export interface TopologySpread {
  readonly topologyKey: string;
  readonly maxSkew: number;
  readonly whenUnsatisfiable: "DoNotSchedule" | "ScheduleAnyway";
}

export interface Toleration {
  readonly key?: string;
  readonly operator?: "Equal" | "Exists";
  readonly value?: string;
  readonly effect?: "NoSchedule" | "PreferNoSchedule" | "NoExecute";
}

/** Names of Secrets that exist already. */
export interface Certificates {
  readonly serverCASecret?: string;
  readonly serverTLSSecret?: string;
  readonly clientCASecret?: string;
  readonly replicationTLSSecret?: string;
  readonly serverAltDNSNames: readonly string[];
}

export interface Services {
  readonly disabled: readonly ("r" | "ro")[];
  readonly additional: readonly {
    readonly name: string;
    readonly leadsTo: "rw" | "ro" | "r";
    readonly type: "ClusterIP" | "LoadBalancer" | "NodePort";
    readonly annotations: Readonly<Record<string, string>>;
  }[];
}

export type Bootstrap =
  | {
      readonly style: "initdb";
      readonly options: Readonly<Record<string, string | number | boolean | readonly string[]>>;
    }
  | { readonly style: "recovery"; readonly from: Origin; readonly target: Readonly<Record<string, string | boolean>> }
  | { readonly style: "pg_basebackup"; readonly from: Origin };

/** Another cluster that this one takes its data from. */
export interface Origin {
  readonly name: string;
  readonly objectStore?: {
    readonly bucket: string;
    readonly endpointURL?: string;
    readonly serverName: string;
    /** Name of a Secret that exists already. */
    readonly credentials: string;
  };
  readonly connection?: {
    readonly host: string;
    readonly port: number;
    readonly user: string;
    readonly sslmode: "require" | "verify-ca" | "verify-full";
    /** Names of Secrets that exist already. */
    readonly certificate?: string;
    readonly password?: string;
    readonly rootCertificate?: string;
  };
}

export interface ClusterOptions {
  readonly primaryUpdateStrategy?: "unsupervised" | "supervised";
  readonly primaryUpdateMethod?: "restart" | "switchover";
  readonly smartShutdownTimeout?: number;
  readonly stopDelay?: number;
  readonly switchoverDelay?: number;
  readonly priorityClassName?: string;
  readonly inheritedMetadata?: {
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly env?: readonly { readonly name: string; readonly value: string }[];
}
