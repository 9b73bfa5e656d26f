import { describe, expect, it } from "vitest";
import { openCatalog, openText, writeCatalog } from "./test-tenant-catalog.ts";

const cluster = { name: "shared", storage: { size: "20Gi" } };
const tenant = (changes: object) => ({ tenants: [{ name: "harbor", ...changes }] });
const inCluster = (changes: object) => ({ cluster: { ...cluster, ...changes } });

describe("a tenant", () => {
  it("has one database, one role and one pooler until it says otherwise", async () => {
    const { catalog, problems } = await openCatalog();
    expect(problems).toEqual([]);
    const [harbor] = catalog?.tenants ?? [];
    expect(harbor).toMatchObject({
      state: "present",
      shard: 1,
      role: { name: "harbor", login: true, connectionLimit: 18, password: { secretName: "harbor-db-credentials" } },
      databases: [{ name: "harbor", owner: "harbor" }],
      poolers: [{ name: "harbor-pooler-rw", pool: { defaultPoolSize: 5, reservePoolSize: 1 } }],
    });
  });

  it("may have further roles, whose limits the budget counts as direct sessions", async () => {
    const roles = [
      { name: "harbor_ro", inRoles: ["pg_read_all_data"], connectionLimit: 7, validUntil: "2030-01-01T00:00:00Z" },
      { name: "harbor_group", login: false },
    ];
    const { catalog, problems } = await openCatalog(tenant({ roles, direct: 3 }));
    expect(problems).toEqual([]);
    const [harbor] = catalog?.tenants ?? [];
    expect(harbor?.directSessions).toBe(10);
    expect(harbor?.roles[1]).toMatchObject({
      name: "harbor_ro",
      connectionLimit: 7,
      password: { secretName: "harbor-ro-db-credentials", remoteKey: "shared-harbor-ro" },
    });
    expect(harbor?.roles[2]).toMatchObject({ login: false });
    expect(harbor?.roles[2]).not.toHaveProperty("password");
  });

  it("that is retired has no client certificate either, which needs a login", async () => {
    const { catalog, problems } = await openCatalog({
      roles: "databaseRole",
      ...tenant({ state: "retired", poolers: [], clientCertificate: true }),
    });
    expect(problems).toEqual([]);
    expect(catalog?.tenants[0]?.role).toMatchObject({ login: false, clientCertificate: false });
  });

  it("that is retired keeps its data, but nobody logs in any more", async () => {
    const clients = [{ namespace: "shop" }];
    const { catalog, problems } = await openCatalog(tenant({ state: "retired", clients, roles: [{ name: "h2" }] }));
    expect(problems).toEqual([]);
    expect(catalog?.tenants[0]).toMatchObject({ poolers: [], clients: [], directSessions: 0, databases: [{}] });
    expect(catalog?.tenants[0]?.roles.map(({ login }) => login)).toEqual([false, false]);
    expect(catalog?.tenants[0]?.roles.some(({ password }) => password !== undefined)).toBe(false);
  });

  it("with several databases has a pool of the same size for each, and a role that may fill them all", async () => {
    const databases = [{ name: "a" }, { name: "b" }];
    const { catalog } = await openCatalog(tenant({ databases, direct: 4 }));
    const [harbor] = catalog?.tenants ?? [];
    const pool = { defaultPoolSize: 5, reservePoolSize: 1, minPoolSize: 0, maxDbConnections: 7 };
    expect(harbor?.poolers[0]?.pool).toEqual(pool);
    expect(harbor?.role.connectionLimit).toBe(3 * 2 * 6 + 4);
    const poolers = [{ name: "common" }];
    const shared = await openCatalog({ poolers, tenants: [{ name: "harbor", databases, sharedPoolers: ["common"] }] });
    expect(shared.catalog?.sharedPoolers[0]?.pool).toEqual(pool);
    expect(shared.catalog?.tenants[0]?.role.connectionLimit).toBe(3 * 2 * 6);
  });

  it("may share poolers instead of having its own", async () => {
    const poolers = [{ name: "common", connections: 20, instances: 2, reserve: 0 }];
    const tenants = [
      { name: "a", sharedPoolers: ["common"] },
      { name: "b", sharedPoolers: ["common"], poolers: [{ type: "ro" }] },
      { name: "c" },
      { name: "d", sharedPoolers: ["common"], state: "retired" },
    ];
    const { catalog, problems } = await openCatalog({ poolers, tenants });
    expect(problems).toEqual([]);
    expect(catalog?.sharedPoolers).toMatchObject([{ name: "common", tenants: ["a", "b"] }]);
    expect(catalog?.tenants.map((item) => item.poolers.map(({ name }) => name))).toEqual([
      [],
      ["b-pooler-ro"],
      ["c-pooler-rw"],
      [],
    ]);
    // Three pods counted, ten connections each.
    expect(catalog?.tenants[0]?.role.connectionLimit).toBe(30);
  });

  it("tells its clients which pooler, role and database they use", async () => {
    const clients = [{ namespace: "shop" }, { namespace: "jobs", role: "h2", database: "b", pooler: "p-ro" }];
    const poolers = [{ name: "p-ro", type: "ro" }, { type: "rw" }];
    const databases = [{ name: "a" }, { name: "b" }];
    const { catalog, problems } = await openCatalog(tenant({ clients, poolers, databases, roles: [{ name: "h2" }] }));
    expect(problems).toEqual([]);
    expect(catalog?.tenants[0]?.clients).toMatchObject([
      { namespace: "shop", secretName: "harbor-database", database: "a", pooler: "harbor-pooler-rw" },
      { namespace: "jobs", database: "b", pooler: "p-ro", role: { name: "h2" } },
    ]);
  });
});

describe("an impossible combination is refused, and the message names the nearest possible one", () => {
  const fleet = { layout: "staged" };
  it.each<[string, object, string, string]>([
    ["an unknown shared pooler", tenant({ sharedPoolers: ["x"] }), "spec.tenants[0].sharedPoolers[0]", "spec.poolers"],
    [
      "an owner that is no role",
      tenant({ databases: [{ owner: "x" }] }),
      "spec.tenants[0].databases[0].owner",
      "it has: harbor",
    ],
    [
      "a schema's owner that is no role",
      tenant({ databases: [{ schemas: [{ name: "s", owner: "x" }] }] }),
      "spec.tenants[0].databases[0].schemas[0].owner",
      "it has: harbor",
    ],
    [
      "a role of another tenant",
      { tenants: [{ name: "a", inRoles: ["b"] }, { name: "b" }] },
      "spec.tenants[0].inRoles[0]",
      "no role of the tenant a",
    ],
    ["a role in itself", tenant({ inRoles: ["harbor"] }), "spec.tenants[0].inRoles[0]", "in itself"],
    [
      "a role that leads out of the database",
      tenant({ inRoles: ["pg_execute_server_program"] }),
      "spec.tenants[0].inRoles[0]",
      "pg_read_all_data",
    ],
    [
      "an unknown tablespace",
      tenant({ databases: [{ tablespace: "fast" }] }),
      "spec.tenants[0].databases[0].tablespace",
      "spec.cluster.tablespaces",
    ],
    [
      "a tablespace of nobody",
      inCluster({ tablespaces: [{ name: "fast", storage: { size: "1Gi" }, owner: "x" }] }),
      "spec.cluster.tablespaces[0].owner",
      "role of a tenant",
    ],
    [
      "a reserved tablespace",
      inCluster({ tablespaces: [{ name: "pg_fast", storage: { size: "1Gi" } }] }),
      "spec.cluster.tablespaces[0].name",
      "reserved",
    ],
    [
      "a locale without its provider",
      tenant({ databases: [{ icuLocale: "de" }] }),
      "spec.tenants[0].databases[0].icuLocale",
      "localeProvider: icu",
    ],
    [
      "a server without its wrapper",
      tenant({ databases: [{ servers: [{ name: "s", fdw: "x" }] }] }),
      "spec.tenants[0].databases[0].servers[0].fdw",
      "fdws",
    ],
    [
      "a certificate for a managed role",
      tenant({ clientCertificate: true, poolers: [] }),
      "spec.tenants[0].clientCertificate",
      "roles: databaseRole",
    ],
    [
      "a certificate behind a pooler",
      { roles: "databaseRole", ...tenant({ clientCertificate: true }) },
      "spec.tenants[0].clientCertificate",
      "poolers: []",
    ],
    [
      "a secret of a role that cannot log in",
      tenant({ roles: [{ name: "x", login: false, secretName: "y" }] }),
      "spec.tenants[0].roles[0].login",
      "password",
    ],
    [
      "a client's unknown pooler",
      tenant({ clients: [{ namespace: "n", pooler: "x" }] }),
      "spec.tenants[0].clients[0].pooler",
      "harbor-pooler-rw",
    ],
    [
      "a client's unknown database",
      tenant({ clients: [{ namespace: "n", database: "x" }] }),
      "spec.tenants[0].clients[0].database",
      "it has: harbor",
    ],
    [
      "a client without a store",
      { secrets: { generate: {} }, ...tenant({ clients: [{ namespace: "n" }] }) },
      "spec.tenants[0].clients",
      "spec.secrets.store",
    ],
    ["two sources of passwords", { secrets: { store: { name: "a" }, existing: true } }, "spec.secrets", "exactly one"],
    ["no source of passwords", { secrets: {} }, "spec.secrets", "exactly one"],
    [
      "a key where there is no store",
      { secrets: { existing: true }, ...tenant({ secret: { key: "x" } }) },
      "spec.tenants[0].secret.key",
      "spec.secrets.store",
    ],
    [
      "a key that the 1Password SDK cannot read",
      { secrets: { store: { name: "a", provider: "onepasswordSDK" } }, ...tenant({ secret: { key: "a/b/c/d" } }) },
      "spec.tenants[0].secret.key",
      "<item>/<section>",
    ],
    [
      "a key that Vault cannot read",
      { secrets: { store: { name: "a", provider: "vault" } }, ...tenant({ secret: { key: "/secret/x" } }) },
      "spec.tenants[0].secret.key",
      "slash",
    ],
    [
      "generated keys of an object store",
      { secrets: { generate: {} }, backup: { method: "plugin", schedule: "0 0 2 * * *", bucket: "backups" } },
      "spec.backup.credentials",
      "spec.secrets.store",
    ],
    [
      "two images",
      inCluster({ postgresVersion: "17.6", image: "pg/x:17.6" }),
      "spec.cluster.image",
      "exclude each other",
    ],
    [
      "an image without a tag",
      inCluster({ image: "ghcr.io/cloudnative-pg/postgresql" }),
      "spec.cluster.image",
      "tag or a digest",
    ],
    [
      "an image catalog without the major version",
      inCluster({ imageCatalog: { name: "c", major: 17, images: { "16": "pg/x:16.10" } } }),
      "spec.cluster.imageCatalog.images",
      '"17"',
    ],
    [
      "two ways to begin",
      inCluster({ bootstrap: { initdb: {}, pg_basebackup: { from: { name: "o", connection: { host: "h" } } } } }),
      "spec.cluster.bootstrap",
      "exactly one",
    ],
    [
      "a recovery from nowhere",
      inCluster({ bootstrap: { recovery: { from: { name: "o", connection: { host: "h" } } } } }),
      "spec.cluster.bootstrap.recovery.from",
      "objectStore",
    ],
    [
      "a replica that is no copy",
      inCluster({ replicaOf: { name: "o", connection: { host: "h" } } }),
      "spec.cluster.replicaOf",
      "pg_basebackup",
    ],
    [
      "a variable of the operator",
      inCluster({ env: [{ name: "PGDATA", value: "x" }] }),
      "spec.cluster.env[0].name",
      "operator",
    ],
    [
      "a Service of the operator",
      inCluster({ services: { additional: [{ name: "shared-rw", leadsTo: "rw" }] } }),
      "spec.cluster.services.additional[0].name",
      "operator",
    ],
    [
      "settings where nothing is substituted",
      { substitution: "none", flux: { ...fleet, substitute: { A: "b" } } },
      "spec.flux.substitute",
      "substitution: flux",
    ],
    [
      "a placeholder where nothing is substituted",
      { substitution: "none", ...inCluster({ storage: { size: "${SIZE}" } }) },
      "spec.cluster.storage.size",
      "write the value itself",
    ],
    [
      "a Secret's setting in a baked field",
      {
        flux: { substituteFrom: [{ kind: "Secret", name: "s", keys: { N: { type: "integer", example: "3" } } }] },
        ...inCluster({ instances: "${N}" }),
      },
      "spec.cluster.instances",
      "ConfigMap",
    ],
    [
      "an example that is not of its type",
      { flux: { substituteFrom: [{ kind: "Secret", name: "s", keys: { N: { type: "text", example: "3" } } }] } },
      "spec.flux.substituteFrom[0].keys.N.example",
      "declared type",
    ],
    [
      "a Flux Kustomization in the folder that it applies",
      { output: { workloads: "out", fluxKustomization: "out/ks.yaml" } },
      "spec.output.fluxKustomization",
      "outside of spec.output.workloads",
    ],
    [
      "a Flux Kustomization among the runbooks",
      { output: { runbooks: "docs", fluxKustomization: "docs/ks.yaml" } },
      "spec.output.fluxKustomization",
      "outside of spec.output.runbooks",
    ],
    [
      "runbooks in the folder that Flux applies",
      { output: { workloads: "out", runbooks: "out/docs" } },
      "spec.output.runbooks",
      "none is inside the other",
    ],
    [
      "runbooks around the folder that Flux applies",
      { output: { workloads: "out/db", runbooks: "out" } },
      "spec.output.runbooks",
      "none is inside the other",
    ],
    [
      "runbooks where the catalog is",
      { output: { runbooks: "kubernetes/catalogs" } },
      "spec.output.runbooks",
      "move the catalog",
    ],
    [
      "a label that steers Flux",
      tenant({ labels: { "kustomize.toolkit.fluxcd.io/reconcile": "disabled" } }),
      'spec.tenants[0].labels["kustomize.toolkit.fluxcd.io/reconcile"]',
      "fluxcd.io",
    ],
    [
      "backups into the folder that the data comes from",
      {
        ...inCluster({
          bootstrap: {
            recovery: { from: { name: "o", objectStore: { bucket: "bkt", serverName: "shared", credentials: "c" } } },
          },
        }),
        backup: { method: "plugin", schedule: "0 0 2 * * *", bucket: "bkt" },
      },
      "spec.backup.serverName",
      "serverName of its own",
    ],
    [
      "a replica of another cluster than it is a copy of",
      inCluster({
        bootstrap: {
          pg_basebackup: { from: { name: "a", connection: { host: "h", sslmode: "require", password: "p" } } },
        },
        replicaOf: { name: "b", connection: { host: "h", sslmode: "require", password: "p" } },
      }),
      "spec.cluster.replicaOf.name",
      "one cluster",
    ],
    [
      "a connection without credentials",
      inCluster({ bootstrap: { pg_basebackup: { from: { name: "a", connection: { host: "h" } } } } }),
      "spec.cluster.bootstrap.pg_basebackup.from.connection",
      "Secret",
    ],
    [
      "a copy of another tenant's database",
      { tenants: [{ name: "a" }, { name: "b", databases: [{ template: "a" }] }] },
      "spec.tenants[1].databases[0].template",
      "template0",
    ],
    [
      "another locale than the template's",
      tenant({ databases: [{ locale: "de_DE.UTF-8" }] }),
      "spec.tenants[0].databases[0].locale",
      "template: template0",
    ],
    [
      "another encoding than the template's",
      tenant({ databases: [{ encoding: "LATIN1" }] }),
      "spec.tenants[0].databases[0].encoding",
      "template: template0",
    ],
    [
      "a pg_hba line that PostgreSQL cannot read",
      inCluster({ pg_hba: { before: ["hots all all all md5"] } }),
      "spec.cluster.pg_hba.before[0]",
      "hostssl",
    ],
    [
      "a pg_hba line that opens everything",
      inCluster({ pg_hba: { after: ["host all all all md5"] } }),
      "spec.cluster.pg_hba.after[0]",
      "isolation: off",
    ],
    [
      "a snapshot of the primary",
      { backup: { method: "volumeSnapshot", schedule: "0 0 2 * * *", className: "s", target: "primary" } },
      "spec.backup.target",
      "prefer-standby",
    ],
    [
      "a snapshot of WAL volumes that are not there",
      { backup: { method: "volumeSnapshot", schedule: "0 0 2 * * *", className: "s", walClassName: "w" } },
      "spec.backup.walClassName",
      "walStorage",
    ],
    [
      "verify-full through a pooler",
      tenant({ clients: [{ namespace: "n", sslmode: "verify-full" }] }),
      "spec.tenants[0].clients[0].sslmode",
      "harbor-pooler-rw.databases.svc to spec.cluster.certificates.serverAltDNSNames",
    ],
    ["a tenant that nobody can reach", tenant({ poolers: [] }), "spec.tenants[0].poolers", "`direct`"],
    [
      "a client that nobody can serve",
      tenant({ poolers: [{ type: "ro" }], clients: [{ namespace: "n" }] }),
      "spec.tenants[0].clients[0]",
      "`direct`",
    ],
    [
      "a store of another namespace",
      { secrets: { store: { name: "s", kind: "SecretStore" } }, ...tenant({ clients: [{ namespace: "n" }] }) },
      "spec.tenants[0].clients[0].namespace",
      "ClusterSecretStore",
    ],
    [
      "images of a ClusterImageCatalog",
      inCluster({ imageCatalog: { kind: "ClusterImageCatalog", name: "c", major: 17, images: { "17": "pg/x:17.6" } } }),
      "spec.cluster.imageCatalog.images",
      "kind: ImageCatalog",
    ],
    [
      "extension images before PostgreSQL 18",
      inCluster({ extensionImages: [{ name: "x", image: "a/x:1" }] }),
      "spec.cluster.extensionImages",
      "18 or later",
    ],
    ["a Flux name that is no label", { flux: { name: "n".repeat(55) } }, "spec.flux.name", "shorter"],
    [
      "a stage that waits for itself",
      { flux: { name: "n", dependsOn: [{ name: "n-cluster" }] } },
      "spec.flux.dependsOn[0]",
      "itself",
    ],
    [
      "more pods than connections",
      tenant({ poolers: [{ connections: 1, instances: 5 }] }),
      "spec.tenants[0].poolers[0].connections",
      "each needs",
    ],
    [
      "a shared pooler twice",
      { poolers: [{ name: "p" }], ...tenant({ sharedPoolers: ["p", "p"] }) },
      "spec.tenants[0].sharedPoolers[1]",
      "twice",
    ],
    [
      "a password of a foreign server",
      tenant({
        databases: [
          { extensions: ["postgres_fdw"], servers: [{ name: "s", fdw: "postgres_fdw", options: { password: "x" } }] },
        ],
      }),
      "spec.tenants[0].databases[0].servers[0].options.password",
      "committed",
    ],
    [
      "roles in a circle",
      tenant({
        roles: [
          { name: "a", inRoles: ["c"] },
          { name: "c", inRoles: ["a"] },
        ],
      }),
      "spec.tenants[0].roles[0].inRoles",
      "circle",
    ],
    [
      "a role that sees other tenants",
      tenant({ inRoles: ["pg_monitor"] }),
      "spec.tenants[0].inRoles[0]",
      "other tenants",
    ],
    [
      "a client whose role has a certificate",
      {
        roles: "databaseRole",
        ...tenant({ roles: [{ name: "x", clientCertificate: true }], clients: [{ namespace: "n", role: "x" }] }),
      },
      "spec.tenants[0].clients[0].role",
      "password",
    ],
    [
      "a pooler's own authentication",
      tenant({ poolers: [{ spec: { pgbouncer: { authQuery: "x" } } }] }),
      "spec.tenants[0].poolers[0].spec.pgbouncer.authQuery",
      "operator",
    ],
    [
      "a label that steers the operator",
      tenant({ poolers: [{ spec: { template: { metadata: { labels: { "cnpg.io/podRole": "instance" } } } } }] }),
      'spec.tenants[0].poolers[0].spec.template.metadata.labels["cnpg.io/podRole"]',
      "operator",
    ],
    ["no tenants", { tenants: [] }, "spec.tenants", "at least one"],
    [
      "a tenant's label of Tenantry's own",
      tenant({ labels: { "tenantry.dev/tenant": "x" } }),
      'spec.tenants[0].labels["tenantry.dev/tenant"]',
      "itself",
    ],
    [
      "an owned field of the Cluster",
      inCluster({ spec: { instances: 5 } }),
      "spec.cluster.spec.instances",
      "set spec.cluster.instances",
    ],
    [
      "an owned field below",
      inCluster({ spec: { postgresql: { parameters: { a: "b" } } } }),
      "spec.cluster.spec.postgresql.parameters",
      "spec.cluster.parameters",
    ],
    [
      "a value in place of owned fields",
      inCluster({ spec: { postgresql: null } }),
      "spec.cluster.spec.postgresql",
      "set spec.cluster.",
    ],
    [
      "an owned field of a Pooler",
      tenant({ poolers: [{ spec: { pgbouncer: { poolMode: "session" } } }] }),
      "spec.tenants[0].poolers[0].spec.pgbouncer.poolMode",
      "poolers[].mode",
    ],
    [
      "an owned field of a Database",
      tenant({ databases: [{ spec: { owner: "x" } }] }),
      "spec.tenants[0].databases[0].spec.owner",
      "databases[].owner",
    ],
    [
      "an owned field of the backup",
      { backup: { method: "plugin", schedule: "0 0 2 * * *", bucket: "backups", spec: { retentionPolicy: "1d" } } },
      "spec.backup.spec.retentionPolicy",
      "spec.backup.retentionPolicy",
    ],
    [
      "half a placeholder in an override",
      inCluster({ spec: { logLevel: "x-${A}" } }),
      "spec.cluster.spec.logLevel",
      "exactly ${NAME}",
    ],
  ])("%s", async (_name, changes, path, words) => {
    const { problems } = await openCatalog(changes as Record<string, unknown>);
    const found = problems.find(
      (problem) => problem.path === path && `${problem.message} ${problem.help}`.includes(words),
    );
    expect(found, JSON.stringify(problems, null, 1)).toMatchObject({ severity: "error" });
    expect(found?.line).toBeGreaterThan(1);
  });
});

describe("what the catalog writes into an object itself", () => {
  it("may hold settings, which become what Flux makes of them", async () => {
    const flux = { substitute: { N: "7", LEVEL: "debug" } };
    const spec = { logLevel: "${LEVEL}", probes: { liveness: { periodSeconds: "${N}" } } };
    const { catalog, problems } = await openCatalog({ flux, ...inCluster({ spec }) });
    expect(problems).toEqual([]);
    expect(catalog?.cluster.overrides?.fields).toMatchObject({
      logLevel: { text: "${LEVEL}", value: "debug" },
      probes: { liveness: { periodSeconds: { text: "${N}", value: 7 } } },
    });
  });
});

it("a list of a hundred thousand mistakes is one mistake", async () => {
  const tenants = Array.from({ length: 100_000 }, (_, index) => `    - nam: t${index}\n`).join("");
  const { problems } = await openText(writeCatalog().replace(/ +- name: harbor\n/, tenants));
  expect(problems).toHaveLength(1);
  expect(problems[0]?.message).toContain("more mistakes than can be listed");
});

describe("settings from a Secret", () => {
  it("are judged by their examples", async () => {
    const keys = { BUCKET: { example: "some-bucket" } };
    const flux = { substituteFrom: [{ kind: "Secret", name: "s", keys }] };
    const backup = { method: "plugin", schedule: "0 0 2 * * *", bucket: "${BUCKET}" };
    const { catalog, problems } = await openCatalog({ flux, backup });
    expect(problems).toEqual([]);
    expect(catalog?.flux.substituteFrom).toEqual([{ kind: "Secret", name: "s" }]);
    expect(catalog?.backup).toMatchObject({ bucket: { text: "${BUCKET}", value: "some-bucket" } });
    expect(catalog?.settingsRead).toEqual(new Map());
  });
});

describe("included files", () => {
  const text = writeCatalog({ include: ["tenants.d/*.yaml"], tenants: [{ name: "harbor" }] });

  it("add their tenants behind the catalog's own, in the order of their names", async () => {
    const files = { "tenants.d/b.yaml": "- name: two\n- name: three\n", "tenants.d/a.yaml": "name: one\n" };
    const { catalog, problems } = await openText(text, files);
    expect(problems).toEqual([]);
    expect(catalog?.tenants.map(({ name }) => name)).toEqual(["harbor", "one", "two", "three"]);
  });

  it.each([
    ["a field", "name: one\ndirect: -1\n", { line: 2, column: 9, path: "spec.tenants[1].direct" }],
    ["a list", "- name: x\n- name: one\n  direct: -1\n", { line: 3, column: 11, path: "spec.tenants[2].direct" }],
    ["a name that is taken", "name: harbor\n", { rule: "name-unique", line: 1 }],
    ["broken YAML", 'name: "one\n', { rule: "yaml", line: 1 }],
    ["what is no tenant", "just text\n", { rule: "schema", line: 1 }],
  ])("are named by problems in them: %s", async (_name, content, expected) => {
    const { problems } = await openText(text, { "tenants.d/a.yaml": content });
    expect(problems[0]).toMatchObject({ file: "kubernetes/catalogs/any/tenants.d/a.yaml", ...expected });
  });

  it("must exist", async () => {
    const { problems } = await openText(text);
    expect(problems).toMatchObject([{ rule: "include", path: "spec.include[0]" }]);
    expect(problems[0]?.message).toContain("matches no file");
  });

  it("must be matched once", async () => {
    const twice = writeCatalog({ include: ["tenants.d/*.yaml", "tenants.d/a.yaml"] });
    const { problems } = await openText(twice, { "tenants.d/a.yaml": "name: one\n" });
    expect(problems).toMatchObject([{ rule: "include", path: "spec.include[1]" }]);
  });

  it.each(["../other.yaml", "/etc/x.yaml", "tenants.d/../../x.yaml", "tenants.d/*", "*/a.yaml", ".git/x.yaml"])(
    "must stand below the catalog: %s",
    async (pattern) => {
      const { problems } = await openText(writeCatalog({ include: [pattern] }), { [pattern]: "name: one\n" });
      expect(problems[0]).toMatchObject({ rule: "schema", path: "spec.include[0]" });
    },
  );

  it("may hold all tenants", async () => {
    const none = writeCatalog({ include: ["tenants.d/*.yaml"], tenants: undefined });
    const { catalog } = await openText(none, { "tenants.d/a.yaml": "name: one\n" });
    expect(catalog?.tenants.map(({ name }) => name)).toEqual(["one"]);
  });
});
