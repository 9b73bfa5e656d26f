import { type Catalog, Placeholder, type Pooler, type Tenant } from "@tenantry/tenant-model";
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

export function makeTenant(name: string, changes: Partial<Tenant> = {}): Tenant {
  const origin = ["spec", "tenants", 0];
  return {
    name,
    origin,
    role: { name, secretName: `${name}-db-credentials`, remoteKey: `items/${name}`, connectionLimit: 28 },
    databases: [
      {
        name,
        objectName: name,
        owner: name,
        extensions: [],
        reclaimPolicy: "retain",
        origin: [...origin, "databases", 0],
      },
    ],
    poolers: [makePooler(`${name}-pooler-rw`)],
    allowFrom: ["all"],
    directSessions: 0,
    ...changes,
  };
}

export const BARMAN = {
  method: "barmanObjectStore",
  schedule: "0 0 2 * * *",
  immediate: true,
  target: "prefer-standby",
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
    output: { workloads: "out/db", fluxKustomization: "out/ks.yaml" },
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
      imageName: "ghcr.io/cloudnative-pg/postgresql:17.6",
      storage: { size: "20Gi" },
      replication: { style: "synchronous", number: 1, dataDurability: "required" },
      parameters: { max_connections: "200" },
      resources,
      podAntiAffinity: { type: "required", topologyKey: "kubernetes.io/hostname" },
      pgHba: { before: [], after: [] },
      usableConnections: 197,
      ...cluster,
    },
    isolation: "enforce",
    backup: { method: "none", reason: "a test" },
    secrets: { kind: "ClusterSecretStore", name: "vault", refreshInterval: "1h", passwordProperty: "password" },
    monitoring: { rules: "PrometheusRule", labels: {}, matchLabels: {}, interval: "30s", ...monitoring },
    tenants: [makeTenant("harbor")],
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
