import type { Value } from "../placeholder.ts";
import type { Path } from "../problem.ts";
import type { Resources, Storage, Toleration, TopologySpread } from "./cluster.ts";
import type { FluxDependency } from "./flux-dependency.ts";
import type { NetworkPolicies } from "./network-policies.ts";
import type { Override } from "./override.ts";

/** A Dragonfly that tenants share. */
export interface Dragonfly {
  readonly name: string;
  readonly namespace: string;
  /** Whether Tenantry renders the Namespace object. */
  readonly manageNamespace: boolean;
  /** Pods, the master among them. */
  readonly replicas: number;
  readonly image: Value<string>;
  /** Requests equal limits. */
  readonly resources: Resources;
  readonly threads: number;
  /** For data, in MiB. */
  readonly maxMemory: number;
  /** Flags without their `--`, beside those that other fields stand for. */
  readonly args: Readonly<Record<string, string>>;
  /** Password of the user `default`, under the key `password`. */
  readonly auth: { readonly secretName: string; readonly remoteKey: Value<string> };
  /** Secret with the users of the tenants; where it is rendered, its name ends with a digest of them. */
  readonly aclSecretName: string;
  readonly tls?: { readonly secretName: string };
  readonly snapshot?: DragonflySnapshot;
  readonly nodeSpread: "required" | "preferred";
  readonly topologySpread: readonly TopologySpread[];
  readonly nodeSelector: Readonly<Record<string, string>>;
  readonly tolerations: readonly Toleration[];
  readonly priorityClassName?: string;
  readonly networkPolicy: NetworkPolicies;
  /** Its Flux Kustomization. */
  readonly flux: { readonly name: string; readonly dependsOn: readonly FluxDependency[] };
  readonly overrides?: Override;
}

export interface DragonflySnapshot {
  /** Five cron fields. */
  readonly cron: Value<string>;
  /** A volume for each replica; undefined where `dir` is written. */
  readonly storage?: Storage;
  readonly dir?: string;
}

/** A tenant's user in the catalog's Dragonfly. */
export interface DragonflyUser {
  readonly name: string;
  /** False where the tenant is retired: its user is off, and has neither password nor keys. */
  readonly active: boolean;
  /** What all its keys and channels start with. */
  readonly prefix: string;
  /** As ACL SETUSER has them, in their order: `+@all`, `-scan`. */
  readonly commands: readonly string[];
  readonly remoteKey: Value<string>;
  readonly clients: readonly DragonflyClient[];
  readonly origin: Path;
}

/** Where an application runs that uses Dragonfly. */
export interface DragonflyClient {
  readonly namespace: string;
  readonly secretName: string;
  readonly origin: Path;
}
