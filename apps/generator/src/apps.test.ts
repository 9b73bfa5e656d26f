import { readFileSync } from "node:fs";
import { countSessions, parseCatalog, resolveCatalog, valueOf } from "@tenantry/tenant-model";
import { describe, expect, it } from "vitest";
import { compileCatalog } from "./compile-catalog.ts";

const root = new URL("../../../", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), "utf8");
const FILE = "kubernetes/catalogs/apps/tenants.yaml";
const SETTINGS = "kubernetes/clusters/apps/cluster-settings.yaml";
const { version } = JSON.parse(read("apps/generator/package.json"));
const listIncluded = () => ({ files: [], problems: [] });

async function compile() {
  const compilation = await compileCatalog(read(FILE), FILE, {
    toolVersion: version,
    today: "2026-11-21",
    openPlugins: () => Promise.reject(new Error("it has no plugins")),
    listIncluded,
    readSettingsText: (path) => ({ ok: true, text: read(path) }),
  });
  if (!compilation.ok) throw new Error(JSON.stringify(compilation.problems, null, 1));
  return compilation.compiled;
}

interface Found {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  // biome-ignore lint/suspicious/noExplicitAny: the kinds differ, and the assertions are the check
  readonly spec: any;
}
const objects = (await compile()).listObjects() as unknown as Found[];
const ofKind = (kind: string) => objects.filter((object) => object.kind === kind);

describe("the catalog apps, story 47's cluster", () => {
  it("is committed as it renders", async () => {
    for (const [path, text] of (await compile()).files) expect(read(path), path).toBe(text);
  });

  it("has the databases that the story connects to, with their owners and extensions", () => {
    const databases = ofKind("Database").map(({ spec }) => [
      spec.name,
      spec.owner,
      (spec.extensions ?? []).map(({ name }: { name: string }) => name),
    ]);
    expect(databases).toEqual([
      ["gitlabhq_production", "gitlab", ["pg_trgm", "btree_gist"]],
      ["registry", "harbor", ["uuid-ossp"]],
      ["keycloak", "keycloak", []],
      ["synergyflow", "synergyflow", []],
    ]);
  });

  it("has the poolers whose Services the story resolves, with its modes and client limits", () => {
    const poolers = ofKind("Pooler").map(({ metadata, spec }) => [
      metadata.name,
      spec.type,
      spec.pgbouncer.poolMode,
      spec.pgbouncer.parameters.max_client_conn,
      spec.pgbouncer.parameters.default_pool_size,
    ]);
    expect(poolers).toEqual([
      ["gitlab-pooler-rw", "rw", "transaction", "200", "15"],
      ["gitlab-pooler-ro", "ro", "transaction", "200", "15"],
      ["harbor-pooler-rw", "rw", "transaction", "100", "10"],
      ["keycloak-pooler-rw", "rw", "session", "100", "20"],
      ["synergyflow-pooler-rw", "rw", "transaction", undefined, "10"],
    ]);
  });

  it("fits its connections: 187 of 197 on the primary, 58 on a standby", async () => {
    const parsed = await parseCatalog(read(FILE), FILE, listIncluded);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    const resolved = await resolveCatalog(parsed.parsed, new Map([[SETTINGS, read(SETTINGS)]]));
    if (!resolved.ok) throw new Error(JSON.stringify(resolved.problems));
    const { cluster, tenants } = resolved.catalog;
    const budget = tenants.map(({ databases, poolers, directSessions }) => ({
      databases: databases.length,
      directSessions,
      poolers: poolers.map(({ type, instances, pool }) => ({ type, instances: valueOf(instances), pool })),
    }));
    expect(cluster.usableConnections).toBe(197);
    expect(countSessions(budget, "primary")).toBe(187);
    expect(countSessions(budget, "standby")).toBe(58);
  });

  it("has the story's three Dragonfly replicas, with a user and a Secret for each tenant that uses them", () => {
    const [dragonfly] = ofKind("Dragonfly");
    expect(dragonfly?.metadata).toMatchObject({ name: "dragonfly", namespace: "dragonfly-system" });
    expect(dragonfly?.spec).toMatchObject({ replicas: 3, networkPolicyEnabled: false });
    const users = ofKind("ExternalSecret").find(({ metadata }) => metadata.name === dragonfly?.spec.aclFromSecret.name);
    const lines: string[] = users?.spec.target.template.data["users.acl"].trim().split("\n");
    expect(lines.map((line) => line.split(" ")[1])).toEqual(["default", "gitlab", "synergyflow"]);
    const names = ofKind("ExternalSecret").map(({ metadata }) => metadata.name);
    expect(names).toEqual(expect.arrayContaining(["dragonfly-auth", "gitlab-dragonfly", "synergyflow-dragonfly"]));
  });

  it("goes by the story's Flux names", () => {
    const text = read("kubernetes/infrastructure/apps/databases/cloudnative-pg/ks.yaml");
    expect(text).toContain("name: apps-databases-cnpg-shared-cluster\n");
    expect(text).toContain("- name: apps-databases-cnpg-operator\n");
    expect(text).toContain("name: apps-databases-dragonfly-cluster\n");
    expect(text).toContain("- name: apps-databases-dragonfly-operator\n");
  });
});
