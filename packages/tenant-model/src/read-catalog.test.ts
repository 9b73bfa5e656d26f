import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { countSessions } from "./budget.ts";
import { valueOf } from "./placeholder.ts";
import { parseCatalog, resolveCatalog } from "./read-catalog.ts";

const root = new URL("../../../", import.meta.url);
const FILE = "kubernetes/catalogs/infra/tenants.yaml";
const SETTINGS = "kubernetes/clusters/infra/cluster-settings.yaml";
const infra = readFileSync(new URL(FILE, root), "utf8");
const settings = readFileSync(new URL(SETTINGS, root), "utf8");

const NOTHING_INCLUDED = () => ({ files: [], problems: [] });

async function resolve(text: string, settingsText: string | undefined = settings) {
  const parsed = await parseCatalog(text, FILE, NOTHING_INCLUDED);
  if (!parsed.ok) return { problems: parsed.problems };
  const resolved = await resolveCatalog(parsed.parsed, new Map([[SETTINGS, settingsText]]));
  return resolved.ok ? { catalog: resolved.catalog, problems: resolved.problems } : { problems: resolved.problems };
}

describe("infra, story 24's catalog", () => {
  it("counts 42 server connections a pod and 194 of 197 sessions", async () => {
    const { catalog, problems } = await resolve(infra);
    expect(problems).toEqual([]);
    const pools = catalog?.tenants.map(({ name, poolers }) => [
      name,
      poolers[0]?.pool.defaultPoolSize,
      poolers[0]?.pool.reservePoolSize,
    ]);
    expect(pools).toEqual([
      ["harbor", 5, 2],
      ["keycloak", 14, 2],
      ["gitlab", 9, 4],
      ["synergyflow", 4, 2],
    ]);
    expect(pools?.reduce((sum, [, size, reserve]) => sum + Number(size) + Number(reserve), 0)).toBe(42);
    const budget = catalog?.tenants.map(({ databases, directSessions, poolers }) => ({
      databases: databases.length,
      directSessions,
      poolers: poolers.map((pooler) => ({ ...pooler, instances: valueOf(pooler.instances) })),
    }));
    expect(countSessions(budget ?? [], "primary")).toBe(194);
    expect(catalog?.cluster.usableConnections).toBe(197);
  });

  it("limits each role to what its poolers can open during a rollout", async () => {
    const { catalog } = await resolve(infra);
    expect(catalog?.tenants.map(({ role }) => role.connectionLimit)).toEqual([28, 64, 52, 24]);
  });

  it("remembers the settings that feed baked values", async () => {
    const { catalog } = await resolve(infra);
    expect([...(catalog?.settingsRead ?? [])]).toEqual([
      ["CNPG_BACKUP_BUCKET", "cnpg-backups"],
      ["CNPG_BACKUP_SCHEDULE", "0 0 2 * * *"],
      ["CNPG_INSTANCES", "3"],
      ["CNPG_MINIO_ENDPOINT_URL", "http://rook-ceph-rgw-ceph-objectstore.rook-ceph.svc.cluster.local"],
      ["CNPG_POOLER_REPLICAS", "3"],
    ]);
  });
});

/** Replaces text that must be there, so that a test cannot pass on an unchanged catalog. */
function change(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`not in the text: ${from}`);
  return text.replace(from, to);
}

it("a cluster of one instance waits for no standby", async () => {
  const text = change(infra, "instances: ${CNPG_INSTANCES}", "instances: 1").replace(
    /^ +m(?:in|ax)SyncReplicas.*\n/gm,
    "",
  );
  const { catalog, problems } = await resolve(text);
  expect(problems).toEqual([]);
  expect(catalog?.cluster.replication).toEqual({ style: "none" });
});

describe("a refused catalog says where and why", () => {
  it("a second YAML document, which would otherwise be dropped", async () => {
    const { problems } = await resolve(`${infra}---\nspec: {}\n`);
    expect(problems[0]).toMatchObject({ rule: "yaml", severity: "error", file: FILE });
    expect(problems[0]?.message).toContain("second YAML document");
  });

  it.each([
    ["key: ${CNPG_HARBOR_SECRET_PATH}", "key: a/${CNPG_INSTANCES}"],
    ["[uuid-ossp]", '["${CNPG_DATA_SIZE}"]'],
  ])("a placeholder in free text, which would otherwise arrive as it stands: %s", async (from, to) => {
    const { problems } = await resolve(change(infra, from, to));
    expect(problems[0]).toMatchObject({ rule: "schema", severity: "error", file: FILE });
    expect(problems[0]?.message).toContain("placeholder");
  });

  it.each([
    ["broken YAML", ["kind: TenantCatalog", 'kind: "Tenant'], "yaml", 'kind: "Tenant', "never closed"],
    ["a tab", ["  name: infra", "\tname: infra"], "yaml", "\tname: infra", "tab"],
    ["a duplicate key", ["metadata:", "kind: Twice\nmetadata:"], "yaml", "kind: Twice", "twice"],
    ["a merge-conflict marker", ["metadata:", "<<<<<<< HEAD\nmetadata:"], "yaml", "<<<<<<< HEAD", "merge-conflict"],
    [
      "an unquoted placeholder in a flow mapping",
      ["      size: ${CNPG_DATA_SIZE}", "      x: { size: ${CNPG_DATA_SIZE} }"],
      "yaml",
      "x: { size",
      "must be quoted",
    ],
    ["a prototype key", ["metadata:", "__proto__: 1\nmetadata:"], "yaml", "__proto__", "__proto__"],
    ["a control character", ["name: shared-postgres", 'name: "shared\\u0007"'], "yaml", "shared\\u0007", "U+0007"],
    [
      "an unknown key",
      ["    namespace: cnpg-system", "    namespce: cnpg-system"],
      "schema",
      "namespce",
      "did you mean `namespace`",
    ],
    ["a wrong type", ["    jobs: 2", "    jobs: two"], "schema", "jobs: two", "expected a whole number"],
    [
      "a wrong enum",
      ["rules: VMRule", "rules: VMRules"],
      "schema",
      "VMRules",
      "expected one of VMRule, PrometheusRule",
    ],
    [
      "a wrong method",
      ["method: barmanObjectStore", "method: barman"],
      "schema",
      "method: barman",
      "barmanObjectStore",
    ],
    ["a negative size", ["      size: ${CNPG_DATA_SIZE}", "      size: -20Gi"], "schema", "-20Gi", "size above zero"],
    [
      "a refused placeholder",
      ["    name: shared-postgres", "    name: ${NAME}"],
      "schema",
      "name: ${NAME}",
      "refused here",
    ],
    [
      "an operator in a placeholder",
      ["size: ${CNPG_DATA_SIZE}", "size: ${CNPG_DATA_SIZE:-20Gi}"],
      "schema",
      ":-20Gi",
      "exactly ${NAME}",
    ],
    [
      "text around a placeholder",
      ["size: ${CNPG_DATA_SIZE}", "size: x${CNPG_DATA_SIZE}"],
      "schema",
      "x${CNPG",
      "exactly ${NAME}",
    ],
    [
      "an inline password",
      ["    - name: keycloak", "    - name: keycloak\n      password: hunter2"],
      "schema",
      "hunter2",
      "never holds a password",
    ],
    [
      "a path that leaves the root",
      ["workloads: kubernetes/workloads/platform", "workloads: ../workloads/platform"],
      "schema",
      "../workloads",
      "below the root",
    ],
    [
      "two tenants of one name",
      ["- name: keycloak\n      secret", "- name: harbor # again\n      secret"],
      "name-unique",
      "# again",
      "tenant 1",
    ],
    [
      "two databases of one name",
      ["- name: keycloak\n      poolers", "- name: harbor # again\n      poolers"],
      "name-unique",
      "# again",
      "database name",
    ],
    [
      "a reserved tenant name",
      ["- name: keycloak\n      secret", "- name: all\n      secret"],
      "name-reserved",
      "- name: all",
      "reserved",
    ],
    [
      "an ill-formed tenant name",
      ["- name: keycloak\n      secret", "- name: ../../etc\n      secret"],
      "schema",
      "../../etc",
      "DNS label",
    ],
    [
      "an undefined setting",
      ["${CNPG_DATA_SIZE}", "${CNPG_DATASIZE}"],
      "setting-undefined",
      "CNPG_DATASIZE",
      "CNPG_DATASIZE",
    ],
    [
      "an owned parameter",
      ["max_client_conn: 200 # per pod", "default_pool_size: 200"],
      "owned-field",
      "default_pool_size",
      "connections",
    ],
    ["a cron field out of range", ["schedule: 0 3 * * *", "schedule: 99 3 * * *"], "schema", "99 3", "minute"],
    ["a cron expression of words", ["schedule: 0 3 * * *", "schedule: a b c d e"], "schema", "a b c", "minute"],
    [
      "an address that is none",
      ["    - name: keycloak", "    - name: keycloak\n      allowFrom: [999.1.1.1/40]"],
      "schema",
      "999.1.1.1",
      "CIDR",
    ],
    [
      "an IPv6 address that is none",
      ["    - name: keycloak", '    - name: keycloak\n      allowFrom: ["::::/999"]'],
      "schema",
      "::::",
      "CIDR",
    ],
    [
      "an output inside .git",
      ["workloads: kubernetes/workloads/platform", "workloads: .git/hooks"],
      "schema",
      ".git/hooks",
      "dot",
    ],
    [
      "a label that no series can have",
      ["    rules: VMRule", "    rules: VMRule\n    matchLabels: { a-b: c }"],
      "schema",
      "a-b",
      "Prometheus label name",
    ],
    [
      "a placeholder in a label",
      ["    rules: VMRule", '    rules: VMRule\n    matchLabels: { a: "${CNPG_INSTANCES}" }'],
      "schema",
      "matchLabels",
      "placeholder",
    ],
    [
      "a label of Tenantry's own",
      ["    rules: VMRule", "    rules: VMRule\n    labels: { app.kubernetes.io/managed-by: me }"],
      "owned-field",
      "managed-by",
      "set by Tenantry",
    ],
    [
      "a series label of Tenantry's own",
      ["    rules: VMRule", "    rules: VMRule\n    matchLabels: { namespace: me }"],
      "owned-field",
      "namespace: me",
      "set by Tenantry",
    ],
    [
      "a placeholder in an inline setting",
      ["    layout: single", '    layout: single\n    substitute: { A: "${B}" }'],
      "schema",
      "substitute:",
      "placeholder",
    ],
    [
      "a Secret of two things",
      ["    - name: keycloak", "    - name: keycloak\n      secretName: cnpg-minio-credentials"],
      "name-unique",
      "secretName: cnpg-minio",
      "spec.backup has it too",
    ],
    [
      "the superuser's Secret for backups",
      ["      name: cnpg-minio-credentials", "      name: cnpg-superuser"],
      "name-unique",
      "      name: cnpg-superuser\n      secret:\n        key: ${CNPG_MINIO",
      "spec.cluster has it too",
    ],
    [
      "a Secret of the operator's",
      ["    - name: keycloak", "    - name: keycloak\n      secretName: shared-postgres-app"],
      "name-unique",
      "secretName: shared",
      "operator",
    ],
    [
      "a pooler with the name of the operator's PodDisruptionBudget",
      [
        "        - type: rw\n          mode: session",
        "        - name: shared-postgres-primary\n          mode: session",
      ],
      "name-unique",
      "name: shared-postgres-primary",
      "operator",
    ],
    [
      "a tenant whose pooler could not name a Service",
      ["- name: keycloak\n      secret", "- name: 1a\n      secret"],
      "schema",
      "- type: rw\n          mode: session",
      "starting with a letter",
    ],
    [
      "an extension that stands twice",
      ["extensions: [uuid-ossp]", "extensions: [uuid-ossp, name-x, uuid-ossp]"],
      "name-unique",
      "[uuid-ossp, name",
      "twice",
    ],
    [
      "a dependency on itself",
      ["- name: cluster-infra-infrastructure", "- name: cluster-databases-cloudnative-pg"],
      "flux",
      "- name: cluster-databases-cloudnative-pg",
      "itself",
    ],
    [
      "no time at all",
      ["    rules: VMRule", "    rules: VMRule\n    interval: 0s"],
      "schema",
      "interval: 0s",
      "above zero",
    ],
    ["no connections", ["max_connections: 200", "max_connections: 0"], "schema", "max_connections: 0", "from 1"],
    [
      "a topology key that is no label",
      ["    podAntiAffinity: preferred", "    podAntiAffinity: preferred\n    topologyKey: a b"],
      "schema",
      "topologyKey",
      "label key",
    ],
    [
      "more standbys than there are",
      [
        "minSyncReplicas: ${CNPG_MIN_SYNC_REPLICAS}\n    maxSyncReplicas: ${CNPG_MAX_SYNC_REPLICAS}",
        "synchronous: { number: 3 }",
      ],
      "replication",
      "synchronous",
      "has 2",
    ],
    [
      "a minimum above the maximum",
      ["minSyncReplicas: ${CNPG_MIN_SYNC_REPLICAS}", "minSyncReplicas: 9"],
      "replication",
      "minSyncReplicas",
      "more than",
    ],
    [
      "a misspelt key beside a missing method",
      ["    method: barman", "    methd: barman"],
      "schema",
      "methd",
      "did you mean `method`",
    ],
    ["an infinite number", ['        cpu: "2"', "        cpu: .inf"], "schema", "cpu: .inf", "Infinity"],
    [
      "an invisible space",
      ["    name: shared-postgres", "    name: shared-postgres\u00a0"],
      "schema",
      "name: shared-postgres",
      "\\u00a0",
    ],
    [
      "a placeholder of the prototype",
      ["size: ${CNPG_DATA_SIZE}", "size: ${constructor}"],
      "setting-undefined",
      "${constructor}",
      '"…"',
    ],
    [
      "a version that YAML reads as another number",
      ['cloudNativePG: "1.27"', "cloudNativePG: 1.30"],
      "schema",
      "1.30",
      'quote it: "1.30"',
    ],
    [
      "a key that YAML reads as another number",
      ["key: ${CNPG_HARBOR_SECRET_PATH}", "key: 007"],
      "schema",
      "key: 007",
      'quote it: "007"',
    ],
    [
      "a size without a unit",
      ["      size: ${CNPG_DATA_SIZE}", "      size: 20"],
      "schema",
      "size: 20",
      "Size of each volume",
    ],
    [
      "credentials in a URL",
      ["endpointURL: ${CNPG_MINIO_ENDPOINT_URL}", "endpointURL: https://user:pw@minio"],
      "schema",
      "user:pw",
      "without credentials",
    ],
    [
      "a password among the parameters",
      ["work_mem: 2621kB", "primary_conninfo: host=x password=y"],
      "schema",
      "primary_conninfo",
      "committed to Git",
    ],
    [
      "a password among the settings",
      ["  cluster:\n    name: shared", "  settings: { CNPG_WIKI_PASSWORD: x }\n  cluster:\n    name: shared"],
      "schema",
      "CNPG_WIKI_PASSWORD",
      "Secret",
    ],
    [
      "one parameter in two spellings",
      ["work_mem: 2621kB", "MAX_CONNECTIONS: 400"],
      "name-unique",
      "MAX_CONNECTIONS",
      "one parameter",
    ],
    [
      "a client limit that is no number",
      ["max_client_conn: 200 # per pod", "max_client_conn: abc"],
      "schema",
      "max_client_conn: abc",
      "whole number",
    ],
    [
      "a way around the isolation",
      ["max_client_conn: 200 # per pod", "auth_type: trust"],
      "owned-field",
      "auth_type",
      "isolation",
    ],
    [
      "a sum over databases, in which one starves the other",
      ["max_client_conn: 200 # per pod", "max_user_connections: 20"],
      "owned-field",
      "max_user_connections",
      "server_idle_timeout",
    ],
    [
      "a parameter of the prototype",
      ["max_client_conn: 200 # per pod", "constructor: 1\n            Max_x: 1"],
      "schema",
      "Max_x",
      "no name of a PgBouncer",
    ],
    [
      "more open connections than there are",
      ["          minimum: 5", "          minimum: 50"],
      "schema",
      "minimum: 50",
      "at most",
    ],
    ["half a surrogate pair", ["key: ${CNPG_HARBOR_SECRET_PATH}", 'key: "a\\ud800b"'], "yaml", "ud800", "U+D800"],
    [
      "the operator's own Secret",
      ["    - name: keycloak", "    - name: keycloak\n      secretName: cnpg-ca-secret"],
      "name-unique",
      "cnpg-ca-secret",
      "operator",
    ],
    [
      "the operator's own ConfigMap",
      ["    name: shared-postgres\n", "    name: cnpg-default\n"],
      "name-reserved",
      "name: cnpg-default",
      "cnpg-default-monitoring",
    ],
    [
      "a key of another method",
      ["    method: barmanObjectStore", "    method: none\n    reason: x"],
      "schema",
      "    schedule: ${CNPG_BACKUP",
      "another form",
    ],
    ["a number too large for Kubernetes", ["    jobs: 2", "    jobs: 99999999999"], "schema", "jobs: 9", "at most"],
    [
      "a database name without letters",
      ["- name: keycloak\n      poolers", "- name: __\n      poolers"],
      "schema",
      "- name: __",
      "objectName",
    ],
    ["an extension that is SQL", ["[uuid-ossp]", '["uuid ossp; drop"]'], "schema", "uuid ossp", "name of an extension"],
    [
      "a bucket that is an address",
      ["bucket: ${CNPG_BACKUP_BUCKET}", "bucket: 192.168.1.1"],
      "schema",
      "192.168",
      "bucket name",
    ],
    ["another apiVersion", ["tenantry.dev/v1alpha1", "tenantry.dev/v2"], "schema", "tenantry.dev/v2", "v1alpha1"],
  ])("%s", async (_name, [from, to], rule, marker, words) => {
    const text = change(infra, String(from), String(to));
    const line = text.slice(0, text.indexOf(marker)).split("\n").length;
    const { problems } = await resolve(text);
    const found = problems.find(
      (problem) => problem.rule === rule && `${problem.message} ${problem.help}`.includes(String(words)),
    );
    expect(found, JSON.stringify(problems, null, 1)).toBeDefined();
    expect(found).toMatchObject({ severity: "error", file: FILE, line });
    expect(found?.column).toBeGreaterThan(0);
  });

  it.each([
    ["nested", ['"rook-ceph-block"', '"${BLOCK_SC}"'], "setting-nested", FILE],
    ["re-typed", ['"rook-ceph-block"', '"0123"'], "setting-retyped", FILE],
    ["no version where one is needed", ['"17.4"', '"latest"'], "setting-value", FILE],
    ["no name of a StorageClass", ['"rook-ceph-block"', '"Rook_X"'], "setting-value", FILE],
    [
      "a number that only YAML would read",
      ['CNPG_INSTANCES: "3"', 'CNPG_INSTANCES: "3 # three"'],
      "setting-value",
      FILE,
    ],
    [
      "a number to Go's YAML only",
      ['CNPG_INSTANCES: "3"', 'CNPG_INSTANCES: "3"\n  OTHER: 1_000'],
      "settings-file",
      SETTINGS,
    ],
    ["of the wrong form", ['"20Gi"', '"lots"'], "setting-value", FILE],
    ["not a number where one is needed", ['CNPG_INSTANCES: "3"', 'CNPG_INSTANCES: "three"'], "setting-value", FILE],
    ["no text", ['CNPG_INSTANCES: "3"', "CNPG_INSTANCES: 3"], "settings-file", SETTINGS],
    [
      "of a name that Flux refuses",
      ['CNPG_INSTANCES: "3"', 'CNPG_INSTANCES: "3"\n  my-key: "x"'],
      "settings-file",
      SETTINGS,
    ],
  ])("a setting that is %s", async (_name, [from, to], rule, file) => {
    const { problems } = await resolve(infra, change(settings, String(from), String(to)));
    const found = problems.find((problem) => problem.rule === rule);
    expect(found, JSON.stringify(problems, null, 1)).toMatchObject({ severity: "error", file });
    expect(found?.line).toBeGreaterThan(1);
  });

  it("an alias bomb, in moments", async () => {
    const bomb = [
      "a0: &a0 [x,x,x,x,x,x,x,x,x,x]",
      ...Array.from({ length: 9 }, (_, i) => `a${i + 1}: &a${i + 1} [${Array(10).fill(`*a${i}`).join(",")}]`),
    ].join("\n");
    const { problems } = await resolve(`${bomb}\n${infra}`);
    expect(problems[0]).toMatchObject({ rule: "yaml", severity: "error" });
    expect(problems[0]?.message).toContain("alias");
  });

  it("a settings file that does not exist", async () => {
    const parsed = await parseCatalog(infra, FILE, NOTHING_INCLUDED);
    if (!parsed.ok) throw new Error("infra must parse");
    const resolved = await resolveCatalog(parsed.parsed, new Map());
    expect(resolved).toMatchObject({
      ok: false,
      problems: [
        { rule: "settings-file", file: FILE, line: infra.slice(0, infra.indexOf("file: ")).split("\n").length },
      ],
    });
  });
});
