import { type Catalog, type Database, Placeholder, type Pooler, type Role, type Tenant } from "@tenantry/tenant-model";
import { startPostBuild } from "./post-build.ts";
import type { RenderedFile } from "./resource.ts";

const amounts = { cpu: "1", memory: "1Gi" };
const resources = { requests: amounts, limits: amounts };

export function makePooler(name: string, changes: Partial<Pooler> = {}): Pooler {
  return {
    name,
    type: "rw",
    mode: "transaction",
    instances: 3,
    pool: { defaultPoolSize: 5, reservePoolSize: 2, maxDbConnections: 8, minPoolSize: 1 },
    parameters: { max_client_conn: "200" },
    resources,
    origin: ["spec", "tenants", 0, "poolers", 0],
    ...changes,
  };
}

export function makeRole(name: string, changes: Partial<Role> = {}): Role {
  return {
    name,
    login: true,
    password: { secretName: `${name}-db-credentials`, remoteKey: `items/${name}` },
    connectionLimit: 28,
    inRoles: [],
    createdb: false,
    clientCertificate: false,
    origin: ["spec", "tenants", 0],
    ...changes,
  };
}

export function makeDatabase(name: string, changes: Partial<Database> = {}): Database {
  return {
    name,
    objectName: name,
    owner: name,
    extensions: [],
    schemas: [],
    fdws: [],
    servers: [],
    options: {},
    reclaimPolicy: "retain",
    origin: ["spec", "tenants", 0, "databases", 0],
    ...changes,
  };
}

/** `roles` follow `role` unless they are given. */
export function makeTenant(name: string, changes: Partial<Tenant> = {}): Tenant {
  const role = changes.role ?? makeRole(name);
  return {
    name,
    origin: ["spec", "tenants", 0],
    state: "present",
    shard: 1,
    labels: {},
    role,
    roles: [role],
    databases: [makeDatabase(name)],
    poolers: [makePooler(`${name}-pooler-rw`)],
    sharedPoolers: [],
    allowFrom: ["all"],
    directSessions: 0,
    clients: [],
    ...changes,
  };
}

export const BARMAN = {
  method: "barmanObjectStore",
  schedule: "0 0 2 * * *",
  immediate: true,
  target: "prefer-standby",
  objectStore: "shared-backup",
  bucket: "backups",
  endpointURL: "https://s3.example.org",
  serverName: "shared",
  retentionPolicy: "30d",
  jobs: 2,
  credentials: { secretName: "store-keys", remoteKey: "items/store" },
  validation: { name: "look", schedule: "0 3 * * *", image: "aws-cli:1", maxBackupAgeHours: 30, maxWalAgeMinutes: 45 },
  origin: ["spec", "backup"],
} as const satisfies Catalog["backup"];

type Changes = Partial<Omit<Catalog, "cluster" | "monitoring">> & {
  readonly cluster?: Partial<Catalog["cluster"]>;
  readonly monitoring?: Partial<Catalog["monitoring"]>;
};

/** A valid catalog with one tenant, `harbor`. */
export function makeCatalog({ cluster, monitoring, ...changes }: Changes = {}): Catalog {
  return {
    name: "any",
    file: "kubernetes/catalogs/any/tenants.yaml",
    versions: { cloudNativePG: "1.30", flux: "2.9" },
    output: { workloads: "out/db", fluxKustomization: "out/ks.yaml", runbooks: "out/runbooks" },
    flux: {
      name: "any-databases",
      namespace: "flux-system",
      layout: "single",
      interval: "10m",
      retryInterval: "1m",
      timeout: "30m",
      sourceRef: { kind: "GitRepository", name: "flux-system" },
      dependsOn: [],
      substituteFrom: [],
      substitute: { TENANTRY_CATALOG: "any" },
    },
    cluster: {
      name: "shared",
      namespace: "databases",
      manageNamespace: false,
      instances: 3,
      image: { style: "name", name: "ghcr.io/cloudnative-pg/postgresql:17.6" },
      storage: { size: "20Gi" },
      tablespaces: [],
      replication: {
        style: "synchronous",
        method: "any",
        number: 1,
        dataDurability: "required",
        failoverQuorum: false,
      },
      parameters: { max_connections: "200" },
      preloadLibraries: [],
      extensionImages: [],
      resources,
      podAntiAffinity: { type: "required", topologyKey: "kubernetes.io/hostname" },
      topologySpread: [],
      nodeSelector: {},
      tolerations: [],
      pgHba: { before: [], after: [] },
      bootstrap: { style: "initdb", options: {} },
      options: {},
      usableConnections: 197,
      ...cluster,
    },
    substitution: "flux",
    isolation: "enforce",
    roleStyle: "managed",
    backup: { method: "none", reason: "a test" },
    secrets: {
      style: "store",
      kind: "ClusterSecretStore",
      name: "vault",
      provider: "other",
      refreshInterval: "1h",
      passwordProperty: "password",
    },
    monitoring: {
      rules: "PrometheusRule",
      scrape: "PodMonitor",
      labels: {},
      matchLabels: {},
      interval: "30s",
      alerts: {},
      dashboard: { labels: { grafana_dashboard: "1" } },
      logicalReplication: false,
      ...monitoring,
    },
    verify: {
      kit: "render",
      logFields: { namespace: "namespace", pod: "pod", container: "container" },
      logMatch: {},
      maxReplicationLagBytes: 1_048_576,
      baselines: { transactionsPerSecond: 1000, operationsPerSecond: 50_000, failoverSeconds: 30 },
      evidence: "docs/qa/evidence/any",
    },
    sharedPoolers: [],
    tenants: [makeTenant("harbor")],
    waivers: [],
    plugins: [],
    operators: [],
    variables: new Map(),
    settingsRead: new Map(),
    ...changes,
  };
}

/** A setting as the model resolves it. */
export function makeSetting<T extends string | number>(name: string, value: T): Placeholder<T> {
  return new Placeholder<T>(`\${${name}}`, value, ["spec", name]);
}

/** The objects of the files as the API server receives them; tests look into them freely. */
// biome-ignore lint/suspicious/noExplicitAny: the kinds differ, and the assertions are the check
export function listObjects(files: readonly RenderedFile[]): any[] {
  const rendered = files.flatMap(({ objects }) => objects);
  return startPostBuild(new Map())
    .build(rendered)
    .map(({ object }) => object);
}

export function listPaths(files: readonly RenderedFile[]): string[] {
  return files.map(({ path }) => path);
}
