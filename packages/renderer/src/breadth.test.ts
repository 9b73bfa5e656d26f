import { parseCatalog, resolveCatalog } from "@tenantry/tenant-model";
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { renderCatalog } from "./render-catalog.ts";

/** Renders a catalog that is `spec` beside the few required fields; the objects passed the schemas and rules of the CRDs. */
async function render(spec: Readonly<Record<string, unknown>>) {
  const catalog = {
    apiVersion: "tenantry.dev/v1alpha1",
    kind: "TenantCatalog",
    metadata: { name: "any" },
    spec: {
      cluster: CLUSTER,
      backup: { method: "none", reason: "a test" },
      secrets: { store: { name: "vault" } },
      tenants: [{ name: "harbor" }],
      ...spec,
    },
  };
  const parsed = await parseCatalog(stringify(catalog), "tenants.yaml", () => ({ files: [], problems: [] }));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems, null, 1));
  const resolved = await resolveCatalog(parsed.parsed, new Map());
  if (!resolved.ok) throw new Error(JSON.stringify(resolved.problems, null, 1));
  const rendered = await renderCatalog(resolved.catalog, { toolVersion: "1.2.3", source: parsed.parsed.source });
  if (rendered.files.size === 0) throw new Error(JSON.stringify(rendered.problems, null, 1));
  expect(rendered.problems).toEqual([]);
  // biome-ignore lint/suspicious/noExplicitAny: the kinds differ, and the assertions are the check
  const objects = rendered.listObjects() as any[];
  const find = (kind: string, name?: string) =>
    objects.find((object) => object.kind === kind && (name === undefined || object.metadata.name === name));
  return { ...rendered, objects, find };
}

const CLUSTER = { name: "shared", storage: { size: "20Gi" } };
const DIGEST = `sha256:${"0".repeat(64)}`;
const OBJECT_STORE = { bucket: "old", serverName: "old", credentials: "old-keys" };

describe("every option of the cluster", () => {
  it("becomes what the Cluster's CRD has for it", async () => {
    const { find } = await render({
      cluster: {
        ...CLUSTER,
        image: `ghcr.io/cloudnative-pg/postgresql:18.1@${DIGEST}`,
        walStorage: { size: "5Gi", storageClass: "fast" },
        tablespaces: [{ name: "cold", storage: { size: "50Gi" }, owner: "harbor", temporary: true }],
        synchronous: { method: "first", number: 1, dataDurability: "preferred", failoverQuorum: true },
        parameters: { "pg_stat_statements.track": "all", max_slot_wal_keep_size: "4GB" },
        preloadLibraries: ["pg_cron"],
        extensionImages: [
          {
            name: "pgvector",
            image: `ghcr.io/x/pgvector:0.8@${DIGEST}`,
            extensionControlPath: ["/share"],
            libraryPath: ["/lib"],
          },
        ],
        topologySpread: [{ topologyKey: "topology.kubernetes.io/zone" }],
        nodeSelector: { "node-role": "database" },
        tolerations: [{ key: "database", operator: "Exists", effect: "NoSchedule" }],
        priorityClassName: "database",
        certificates: { serverTLSSecret: "tls", serverCASecret: "ca", serverAltDNSNames: ["db.example.org"] },
        services: {
          disabled: ["r"],
          additional: [
            { name: "shared-public", leadsTo: "rw", type: "LoadBalancer", annotations: { "example.org/pool": "a" } },
          ],
        },
        primaryUpdateStrategy: "supervised",
        primaryUpdateMethod: "switchover",
        smartShutdownTimeout: 15,
        stopDelay: 300,
        switchoverDelay: 60,
        inheritedMetadata: { labels: { team: "dba" }, annotations: { "example.org/note": "shared" } },
        env: [{ name: "TZ", value: "UTC" }],
        bootstrap: { initdb: { dataChecksums: true, localeCollate: "C.UTF-8", postInitTemplateSQL: ["SELECT 1"] } },
        spec: {
          logLevel: "debug",
          postgresql: { ldap: { server: "ldap.example.org", bindAsAuth: { prefix: "uid=" } } },
        },
      },
    });
    expect(find("Cluster").spec).toMatchObject({
      imageName: `ghcr.io/cloudnative-pg/postgresql:18.1@${DIGEST}`,
      postgresql: {
        synchronous: { method: "first", number: 1, dataDurability: "preferred", failoverQuorum: true },
        shared_preload_libraries: ["pg_cron"],
        extensions: [
          {
            name: "pgvector",
            image: { reference: `ghcr.io/x/pgvector:0.8@${DIGEST}` },
            extension_control_path: ["/share"],
            ld_library_path: ["/lib"],
          },
        ],
        ldap: { server: "ldap.example.org" },
      },
      tablespaces: [{ name: "cold", storage: { size: "50Gi" }, owner: { name: "harbor" }, temporary: true }],
      bootstrap: {
        initdb: {
          database: "app",
          owner: "app",
          dataChecksums: true,
          localeCollate: "C.UTF-8",
          postInitTemplateSQL: ["SELECT 1"],
        },
      },
      managed: {
        services: {
          disabledDefaultServices: ["r"],
          additional: [
            {
              selectorType: "rw",
              serviceTemplate: { metadata: { name: "shared-public" }, spec: { type: "LoadBalancer" } },
            },
          ],
        },
      },
      certificates: { serverTLSSecret: "tls", serverCASecret: "ca", serverAltDNSNames: ["db.example.org"] },
      affinity: { nodeSelector: { "node-role": "database" }, tolerations: [{ key: "database" }] },
      topologySpreadConstraints: [
        {
          topologyKey: "topology.kubernetes.io/zone",
          maxSkew: 1,
          whenUnsatisfiable: "ScheduleAnyway",
          labelSelector: { matchLabels: { "cnpg.io/cluster": "shared", "cnpg.io/podRole": "instance" } },
        },
      ],
      primaryUpdateStrategy: "supervised",
      smartShutdownTimeout: 15,
      inheritedMetadata: { labels: { team: "dba" } },
      env: [{ name: "TZ", value: "UTC" }],
      logLevel: "debug",
    });
  });

  it("may take its image from a catalog that is rendered beside it", async () => {
    const imageCatalog = { name: "postgresql", major: 17, images: { "17": `pg/postgresql:17.6@${DIGEST}` } };
    const { find } = await render({ cluster: { ...CLUSTER, imageCatalog } });
    expect(find("Cluster").spec.imageCatalogRef).toMatchObject({ kind: "ImageCatalog", name: "postgresql", major: 17 });
    expect(find("Cluster").spec).not.toHaveProperty("imageName");
    expect(find("ImageCatalog").spec.images).toEqual([{ major: 17, image: `pg/postgresql:17.6@${DIGEST}` }]);
  });

  it("may start from the backups of another cluster, up to a time, and never archives into its folder", async () => {
    const bootstrap = {
      recovery: { from: { name: "old", objectStore: OBJECT_STORE }, target: { targetTime: "2026-01-01T00:00:00Z" } },
    };
    const backup = { method: "plugin", schedule: "0 0 2 * * *", bucket: "backups" };
    const { find } = await render({ cluster: { ...CLUSTER, bootstrap }, backup });
    expect(find("Cluster").spec.bootstrap.recovery).toEqual({
      source: "old",
      recoveryTarget: { targetTime: "2026-01-01T00:00:00Z" },
    });
    expect(find("Cluster").spec.externalClusters).toEqual([
      {
        name: "old",
        plugin: {
          name: "barman-cloud.cloudnative-pg.io",
          parameters: { barmanObjectName: "shared-from-old", serverName: "old" },
        },
      },
    ]);
    expect(find("ObjectStore", "shared-from-old").spec.configuration.destinationPath).toBe("s3://old/");
  });

  it("may follow another cluster as its replica", async () => {
    const connection = { host: "other.example.org", certificate: "replica-cert", rootCertificate: "other-ca" };
    const from = { name: "other", connection };
    const cluster = { ...CLUSTER, bootstrap: { pg_basebackup: { from } }, replicaOf: from };
    const { find } = await render({ cluster });
    const { spec } = find("Cluster");
    expect(spec.replica).toEqual({ enabled: true, source: "other-replica" });
    expect(spec.externalClusters.map(({ name }: { name: string }) => name)).toEqual(["other", "other-replica"]);
    expect(spec.externalClusters[0]).toMatchObject({
      connectionParameters: { host: "other.example.org", port: "5432", sslmode: "verify-full" },
      sslCert: { name: "replica-cert", key: "tls.crt" },
    });
  });
});

describe("every option of a tenant", () => {
  it("becomes what the CRDs have for it", async () => {
    const databases = [
      {
        name: "shop",
        objectName: "shop-database",
        schemas: ["sales", { name: "reports", owner: "shop_ro" }],
        fdws: [{ name: "postgres_fdw", handler: "postgres_fdw_handler", usage: ["shop"] }],
        servers: [{ name: "crm", fdw: "postgres_fdw", options: { host: "crm.example.org" }, usage: ["shop_ro"] }],
        encoding: "UTF8",
        localeProvider: "icu",
        icuLocale: "de",
        template: "template0",
        tablespace: "cold",
        connectionLimit: 40,
        quota: "10Gi",
        reclaimPolicy: "delete",
        spec: { allowConnections: true },
      },
    ];
    const { find } = await render({
      roles: "databaseRole",
      cluster: { ...CLUSTER, tablespaces: [{ name: "cold", storage: { size: "1Gi" } }] },
      tenants: [
        {
          name: "shop",
          owner: "team-shop",
          labels: { "example.org/cost": "4711" },
          createdb: true,
          comment: "the shop",
          databases,
          roles: [
            {
              name: "shop_ro",
              inRoles: ["pg_read_all_data"],
              clientCertificate: true,
              validUntil: "2030-01-01T00:00:00Z",
            },
          ],
          poolers: [
            { name: "shop-web", connections: 20, spec: { serviceTemplate: { spec: { type: "LoadBalancer" } } } },
            { name: "shop-jobs", mode: "session", connections: 6 },
          ],
        },
      ],
    });
    const database = find("Database");
    expect(database.metadata).toMatchObject({
      name: "shop-database",
      labels: { "tenantry.dev/owner": "team-shop", "example.org/cost": "4711" },
      annotations: { "kustomize.toolkit.fluxcd.io/prune": "disabled" },
    });
    expect(database.spec).toMatchObject({
      encoding: "UTF8",
      localeProvider: "icu",
      icuLocale: "de",
      tablespace: "cold",
      connectionLimit: 40,
      allowConnections: true,
      schemas: [
        { name: "sales", owner: "shop", ensure: "present" },
        { name: "reports", owner: "shop_ro", ensure: "present" },
      ],
      fdws: [{ name: "postgres_fdw", handler: "postgres_fdw_handler", usage: [{ name: "shop", type: "grant" }] }],
      servers: [
        {
          name: "crm",
          fdw: "postgres_fdw",
          options: [{ name: "host", value: "crm.example.org", ensure: "present" }],
          usage: [{ name: "shop_ro", type: "grant" }],
        },
      ],
    });
    expect(find("DatabaseRole", "shop").spec).toMatchObject({ createdb: true, comment: "the shop" });
    expect(find("DatabaseRole", "shop-ro").spec).toMatchObject({
      clientCertificate: { enabled: true },
      validUntil: "2030-01-01T00:00:00Z",
    });
    expect(find("Pooler", "shop-web").spec.serviceTemplate).toEqual({ spec: { type: "LoadBalancer" } });
    expect(find("Pooler", "shop-jobs").spec.pgbouncer.poolMode).toBe("session");
    // Certificates for direct sessions, passwords for all others.
    expect(find("Cluster").spec.postgresql.pg_hba).toEqual([
      'hostssl "shop" "shop" all scram-sha-256',
      'hostssl "shop" "shop_ro" all cert',
      "host all all all reject",
    ]);
  });

  it("that is retired has no login, no Secret and no pooler, and keeps its database", async () => {
    const { objects, find } = await render({ tenants: [{ name: "gone", state: "retired" }, { name: "harbor" }] });
    const names = (kind: string) =>
      objects.filter((object) => object.kind === kind).map(({ metadata }) => metadata.name);
    expect(names("Database")).toEqual(["gone", "harbor"]);
    expect(names("ExternalSecret")).toEqual(["harbor-db-credentials"]);
    expect(names("Pooler")).toEqual(["harbor-pooler-rw"]);
    const [gone] = find("Cluster").spec.managed.roles;
    expect(gone).toMatchObject({ name: "gone", login: false, ensure: "present" });
    expect(gone).not.toHaveProperty("passwordSecret");
    expect(find("Cluster").spec.postgresql.pg_hba).toEqual([
      'hostssl "harbor" "harbor" all scram-sha-256',
      "host all all all reject",
    ]);
  });

  it("may share a pooler, which admits all of them and nobody else", async () => {
    const tenants = ["a", "b"].map((name) => ({ name, sharedPoolers: ["common"] }));
    const { objects, find } = await render({ poolers: [{ name: "common" }], tenants: [...tenants, { name: "c" }] });
    expect(objects.filter(({ kind }) => kind === "Pooler").map(({ metadata }) => metadata.name)).toEqual([
      "common",
      "c-pooler-rw",
    ]);
    expect(find("Pooler", "common").spec.pgbouncer.pg_hba).toEqual([
      'hostssl "a" "a" 0.0.0.0/0 md5',
      'hostssl "a" "a" ::/0 md5',
      'hostssl "b" "b" 0.0.0.0/0 md5',
      'hostssl "b" "b" ::/0 md5',
      "host all all 0.0.0.0/0 reject",
      "host all all ::/0 reject",
    ]);
    expect(find("PodDisruptionBudget", "common")).toBeDefined();
  });

  it("stands in the files of its shard", async () => {
    const { files } = await render({ flux: { layout: "single" }, tenants: [{ name: "a" }, { name: "b", shard: 2 }] });
    const shard = [...files.keys()].filter((path) => path.includes("/shards/"));
    expect(shard.map((path) => path.slice(path.indexOf("/shards/")))).toEqual([
      "/shards/02/externalsecrets.yaml",
      "/shards/02/databases.yaml",
      "/shards/02/poolers/b-pooler.yaml",
      "/shards/02/poolers/b-pooler-pdb.yaml",
      "/shards/02/kustomization.yaml",
    ]);
    const main = files.get("kubernetes/workloads/any/databases/cloudnative-pg/kustomization.yaml");
    expect(main).not.toContain("shards");
  });
});

describe("passwords", () => {
  it("may be made up in the cluster, once", async () => {
    const { find } = await render({ secrets: { generate: { length: 32 } } });
    expect(find("Password", "shared-passwords").spec.length).toBe(32);
    const { spec } = find("ExternalSecret", "harbor-db-credentials");
    expect(spec).toMatchObject({
      refreshPolicy: "CreatedOnce",
      dataFrom: [{ sourceRef: { generatorRef: { kind: "Password", name: "shared-passwords" } } }],
    });
    expect(spec).not.toHaveProperty("secretStoreRef");
  });

  it("may exist already, e.g. from SOPS: then no Secret is rendered, only named", async () => {
    const { objects, find } = await render({
      secrets: { existing: true },
      flux: { decryption: { provider: "sops", secretRef: { name: "sops-age" } } },
    });
    expect(objects.filter(({ kind }) => kind === "ExternalSecret")).toEqual([]);
    expect(find("Cluster").spec.managed.roles[0].passwordSecret).toEqual({ name: "harbor-db-credentials" });
  });

  it("are asked of the 1Password SDK by item and field", async () => {
    const { find } = await render({ secrets: { store: { name: "op", provider: "onepasswordSDK" } } });
    expect(find("ExternalSecret").spec.data).toEqual([
      { secretKey: "password", remoteRef: { key: "shared-harbor/password" } },
    ]);
  });
});

describe("without substitution", () => {
  it("nothing is left to fill in, and nothing is escaped", async () => {
    const { files, objects } = await render({
      substitution: "none",
      cluster: { ...CLUSTER, parameters: { log_line_prefix: "%m $$ [%p]" } },
    });
    // The dashboard's placeholders are Grafana's.
    const all = [...files].map(([path, text]) => (path.endsWith("/dashboard.yaml") ? "" : text)).join("");
    expect(all).not.toContain("${");
    expect(all).not.toContain("postBuild");
    expect(all).toContain("%m $$ [%p]");
    expect(objects.find(({ kind }) => kind === "Cluster").spec.postgresql.parameters.log_line_prefix).toBe(
      "%m $$ [%p]",
    );
  });
});

it("leaves what the catalog has no words for to the escape hatch, beside fields of its own", async () => {
  const backup = {
    method: "barmanObjectStore",
    schedule: "0 0 2 * * *",
    bucket: "backups",
    spec: { barmanObjectStore: { wal: { maxParallel: 4 }, tags: { team: "dba" } } },
  };
  const spec = {
    storage: { resizeInUseVolumes: false },
    bootstrap: {
      initdb: { import: { type: "monolith", databases: ["*"], roles: ["*"], source: { externalCluster: "old" } } },
    },
    externalClusters: [{ name: "old", connectionParameters: { host: "old.example.org", user: "postgres" } }],
  };
  const { find } = await render({ cluster: { ...CLUSTER, spec }, backup });
  const rendered = find("Cluster").spec;
  expect(rendered.storage).toEqual({ size: "20Gi", resizeInUseVolumes: false });
  expect(rendered.bootstrap.initdb).toMatchObject({ database: "app", import: { type: "monolith" } });
  expect(rendered.backup.barmanObjectStore).toMatchObject({
    destinationPath: "s3://backups/",
    wal: { maxParallel: 4 },
    tags: { team: "dba" },
  });
});

it("hands a chart's values on as they are written, whatever Flux would make of them", async () => {
  const script = 'for f in "${FILES[@]}"; do\n  echo $$ ${f%.x}\ndone\n';
  const values = { script, podLabels: { "a.b/${c}": "yes", no: "1e3" }, args: ["--x=${HOME}", "$${A}"], on: true };
  const { find, files, overrides } = await render({
    operators: { cloudNativePG: { chartVersion: "0.29.0", values } },
  });
  expect(find("HelmRelease").spec.values).toMatchObject(values);
  expect([...files].find(([path]) => path.endsWith("helmrelease.yaml"))?.[1]).toContain("--x=$${HOME}");
  expect(overrides).toEqual([expect.stringContaining("HelmRelease cloudnative-pg, values: script, podLabels.")]);
});

it("says what a catalog overrides", async () => {
  const { overrides } = await render({ cluster: { ...CLUSTER, spec: { logLevel: "debug" } } });
  expect(overrides).toEqual(["Cluster shared: logLevel"]);
});

it("refuses an override that the CRD does not know, at its place", async () => {
  await expect(render({ cluster: { ...CLUSTER, spec: { logLevl: "debug" } } })).rejects.toThrow("unknown field");
});

describe("every option of Dragonfly", () => {
  const dragonfly = {
    name: "cache",
    namespace: "caches",
    cpu: "1500m",
    memory: "4Gi",
    args: { cache_mode: true, dbnum: 1 },
    tls: { secretName: "cache-tls" },
    snapshot: { cron: "0 * * * *", dir: "s3://bucket/cache" },
    nodeSpread: "preferred",
    topologySpread: [{ topologyKey: "topology.kubernetes.io/zone" }],
    nodeSelector: { "node-role": "cache" },
    tolerations: [{ key: "cache", operator: "Exists" }],
    priorityClassName: "cache",
    spec: { pdb: { minAvailable: 2 }, serviceAccountName: "cache" },
  };
  const tenants = [
    { name: "web", dragonfly: { clients: [{ namespace: "web" }] } },
    { name: "old", state: "retired", poolers: [], dragonfly: { clients: [{ namespace: "old" }] } },
  ];

  it("becomes what its CRD has for it, in stages that name no namespace for all", async () => {
    const { find, files, overrides } = await render({ dragonfly, tenants });
    expect(find("Dragonfly").spec).toMatchObject({
      args: [
        "--maxmemory=3072mb",
        "--proactor_threads=2",
        "--dbfilename=dump-$(POD_NAME)",
        "--cache_mode=true",
        "--dbnum=1",
      ],
      snapshot: { cron: "0 * * * *", dir: "s3://bucket/cache" },
      tlsSecretRef: { name: "cache-tls" },
      pdb: { minAvailable: 2 },
      serviceAccountName: "cache",
    });
    expect(overrides).toEqual(["Dragonfly cache: pdb.minAvailable, serviceAccountName"]);
    const folder = "kubernetes/workloads/any/databases/cloudnative-pg";
    for (const unit of ["dragonfly", "clients"]) {
      expect(files.get(`${folder}/${unit}/kustomization.yaml`), unit).not.toContain("namespace:");
    }
    // Its scrape stands in the cluster's namespace, so that its own may come later than the alerts.
    expect(files.get(`${folder}/observability/kustomization.yaml`)).toContain("namespace: ");
    expect(files.get(`${folder}/cluster/kustomization.yaml`)).toContain("namespace: databases");
    expect(files.get(`${folder}/clients/dragonfly-clients.yaml`)).not.toContain("old");
  });

  it("is refused at its place where the CRD does not know it", async () => {
    await expect(render({ dragonfly: { spec: { replica: 2 } } })).rejects.toThrow("spec.dragonfly");
  });
});
