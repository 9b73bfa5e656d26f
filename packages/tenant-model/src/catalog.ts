import type { AlertName } from "./alert-defaults.ts";
import type { Backup } from "./catalog/backup.ts";
import type { Cluster } from "./catalog/cluster.ts";
import type { Dragonfly } from "./catalog/dragonfly.ts";
import type { FluxDependency } from "./catalog/flux-dependency.ts";
import type { NetworkPolicies } from "./catalog/network-policies.ts";
import type { Operator } from "./catalog/operator.ts";
import type { CatalogPlugin } from "./catalog/plugin.ts";
import type { SharedPooler, Tenant } from "./catalog/tenant.ts";
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
    /** File relative to the root that holds the Flux Kustomizations. */
    readonly fluxKustomization: string;
    /** Folder relative to the root that Tenantry owns as a whole; nothing of it is applied. */
    readonly runbooks: string;
  };
  readonly flux: Flux;
  /** `none`: rendered text holds values only, and nothing is escaped. */
  readonly substitution: "flux" | "none";
  readonly cluster: Cluster;
  readonly isolation: "enforce" | "off";
  /** Where roles are declared: inside the Cluster, or as objects of their own. */
  readonly roleStyle: "managed" | "databaseRole";
  readonly networkPolicy?: NetworkPolicies;
  readonly dragonfly?: Dragonfly;
  /** In the order in which they build on each other; those of other teams are not among them. */
  readonly operators: readonly Operator[];
  readonly backup: Backup;
  readonly secrets: Secrets;
  readonly monitoring: Monitoring;
  readonly verify: Verify;
  readonly sharedPoolers: readonly SharedPooler[];
  readonly tenants: readonly Tenant[];
  readonly waivers: readonly Waiver[];
  /** In the order in which they run. */
  readonly plugins: readonly CatalogPlugin[];
  /** Every setting by name: what Flux has at postBuild. */
  readonly variables: ReadonlyMap<string, string>;
  /** Settings whose values are baked into derived values, by name and sorted. */
  readonly settingsRead: ReadonlyMap<string, string>;
}

/** A finding of a rule that the catalog accepts. */
export interface Waiver {
  /** Id of the rule. */
  readonly rule: string;
  /** `Kind/name` or `tenant/name`; the whole catalog when left out. */
  readonly scope?: string;
  readonly reason?: string;
  /** `YYYY-MM-DD`: its last day. */
  readonly until?: string;
  readonly origin: Path;
}

export interface Flux {
  readonly name: string;
  readonly namespace: string;
  readonly layout: "single" | "staged";
  readonly interval: string;
  readonly retryInterval: string;
  readonly timeout: string;
  readonly sourceRef: {
    readonly kind: "GitRepository" | "OCIRepository" | "Bucket";
    readonly name: string;
    readonly namespace?: string;
  };
  /** Folder of the source that the root is; undefined where it is the source's top. */
  readonly pathPrefix?: string;
  readonly dependsOn: readonly FluxDependency[];
  readonly decryption?: { readonly provider: "sops"; readonly secretRef?: { readonly name: string } };
  readonly substituteFrom: readonly { readonly kind: "ConfigMap" | "Secret"; readonly name: string }[];
  /** Inline settings; never empty, so that Flux always substitutes and so always unescapes. */
  readonly substitute: Readonly<Record<string, string>>;
  /** Start of the names of settings that are the catalog's own; undefined where nobody says. */
  readonly settingsPrefix?: string;
}

export type Secrets =
  | {
      readonly style: "store";
      readonly kind: "ClusterSecretStore" | "SecretStore";
      readonly name: Value<string>;
      readonly provider: "onepassword" | "onepasswordSDK" | "vault" | "other";
      readonly refreshInterval: string;
      /** Property of the remote item that holds a password. */
      readonly passwordProperty: string;
    }
  /** `length` in characters. */
  | { readonly style: "generate"; readonly length: number }
  | { readonly style: "existing" };

export interface Monitoring {
  readonly rules: "VMRule" | "PrometheusRule";
  readonly scrape: "PodMonitor" | "VMPodScrape";
  /** Put on scrapes and rule objects, for the scraper's own selectors. */
  readonly labels: Readonly<Record<string, string>>;
  /** Extra matchers of every alert expression, e.g. the label that tells two Kubernetes clusters apart. */
  readonly matchLabels: Readonly<Record<string, string>>;
  readonly interval: string;
  readonly alerts: Readonly<Partial<Record<AlertName, AlertOptions>>>;
  /** Address of the folder `output.runbooks`, without a slash at its end. */
  readonly runbookURL?: string;
  readonly dashboard?: { readonly labels: Readonly<Record<string, string>>; readonly folder?: string };
  readonly logicalReplication: boolean;
}

/** Where the running cluster is, and what is enough there. Nothing of it is rendered. */
export interface Verify {
  /** Whether the pages and files for people with only kubectl are rendered beside the runbooks. */
  readonly kit: "render" | "off";
  /** Context of the kubeconfig. */
  readonly context?: string;
  /** Addresses of the stores, without a slash at their end. */
  readonly metricsURL?: string;
  readonly logsURL?: string;
  /** Fields of a log line that say where it comes from. */
  readonly logFields: { readonly namespace: string; readonly pod: string; readonly container: string };
  /** Fields that every log line of this Kubernetes cluster has. */
  readonly logMatch: Readonly<Record<string, string>>;
  readonly maxReplicationLagBytes: number;
  readonly baselines: {
    readonly transactionsPerSecond: number;
    readonly operationsPerSecond: number;
    readonly failoverSeconds: number;
  };
  /** Folder relative to the root. */
  readonly evidence: string;
}

/** What the catalog says of one alert. */
export interface AlertOptions {
  readonly off: boolean;
  readonly threshold?: number;
  /** e.g. `10m`. */
  readonly for?: string;
  readonly severity?: string;
}
