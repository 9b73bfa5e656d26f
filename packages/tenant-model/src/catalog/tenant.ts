import type { Value } from "../placeholder.ts";
import type { Path } from "../problem.ts";
import type { Resources } from "./cluster.ts";
import type { DragonflyUser } from "./dragonfly.ts";
import type { Override } from "./override.ts";

export interface Tenant {
  readonly name: string;
  readonly origin: Path;
  /** `retired`: no role of it can log in; it has databases but no poolers and no clients. */
  readonly state: "present" | "retired";
  /** From 1. */
  readonly shard: number;
  readonly owner?: string;
  readonly labels: Readonly<Record<string, string>>;
  /** The first of `roles`: owns its databases unless they say otherwise. */
  readonly role: Role;
  readonly roles: readonly Role[];
  readonly databases: readonly Database[];
  /** Its own. */
  readonly poolers: readonly Pooler[];
  /** Names of the shared poolers that it uses. */
  readonly sharedPoolers: readonly string[];
  /** CIDRs its sessions may come from. */
  readonly allowFrom: readonly string[];
  /** Sessions that do not come from its first role's pools: migrations, exporters, further roles. */
  readonly directSessions: number;
  readonly clients: readonly Client[];
  /** Its user in the catalog's Dragonfly. */
  readonly dragonfly?: DragonflyUser;
}

export interface Role {
  readonly name: string;
  readonly login: boolean;
  /** Undefined where it has no password: it cannot log in. */
  readonly password?: { readonly secretName: string; readonly remoteKey: Value<string> };
  /** Upper bound of sessions that PostgreSQL itself enforces. */
  readonly connectionLimit: number;
  readonly inRoles: readonly string[];
  readonly createdb: boolean;
  readonly clientCertificate: boolean;
  /** RFC 3339. */
  readonly validUntil?: string;
  readonly comment?: string;
  readonly origin: Path;
}

export interface Database {
  /** Name in PostgreSQL. */
  readonly name: string;
  /** Name of the Database object in Kubernetes. */
  readonly objectName: string;
  readonly owner: string;
  readonly extensions: readonly { readonly name: string; readonly version?: string; readonly schema?: string }[];
  readonly schemas: readonly { readonly name: string; readonly owner?: string }[];
  readonly fdws: readonly ForeignDataWrapper[];
  readonly servers: readonly ForeignServer[];
  /** Fields that are rendered as they are, by their names in the CRD. */
  readonly options: Readonly<Record<string, string | number>>;
  /** Size at which the tenant is warned, e.g. `10Gi`. */
  readonly quota?: string;
  readonly reclaimPolicy: "retain" | "delete";
  readonly overrides?: Override;
  readonly origin: Path;
}

interface ForeignObject {
  readonly name: string;
  readonly options: Readonly<Record<string, string>>;
  /** Roles that may use it. */
  readonly usage: readonly string[];
}

export interface ForeignDataWrapper extends ForeignObject {
  readonly handler?: string;
  readonly validator?: string;
  readonly owner?: string;
}

export interface ForeignServer extends ForeignObject {
  readonly fdw: string;
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
  readonly overrides?: Override;
  readonly origin: Path;
}

/** A pooler of several tenants; `pool` is what each database of each of them gets. */
export interface SharedPooler extends Pooler {
  /** Those that name it and are not retired. */
  readonly tenants: readonly string[];
}

/** Server connections of one database of one tenant in one pooler pod. */
export interface PoolSize {
  readonly defaultPoolSize: number;
  readonly reservePoolSize: number;
  readonly maxDbConnections: number;
  readonly minPoolSize: number;
}

/** Where an application runs, and how it connects. */
export interface Client {
  readonly namespace: string;
  readonly secretName: string;
  readonly role: Role;
  readonly database: string;
  /** Undefined where it connects without one. */
  readonly pooler?: string;
  /** Service of the instances that stands for the pooler: what it leads to. */
  readonly service: "rw" | "ro" | "r";
  /** Whether it may also connect without one. */
  readonly direct: boolean;
  readonly sslmode: "require" | "verify-ca" | "verify-full";
  readonly origin: Path;
}
