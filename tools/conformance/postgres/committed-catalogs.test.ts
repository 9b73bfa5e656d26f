import { listPoolers } from "@tenantry/tenant-model";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listCommitted } from "../manifests/scenarios.ts";
import type { PoolerPod } from "./pooler-pod.ts";
import { type RenderedCluster, renderCluster } from "./rendered-cluster.ts";
import { closeRunFolder } from "./run-folder.ts";
import { type RunningCluster, startCluster } from "./running-cluster.ts";
import { tryLogin } from "./session.ts";
import { findNewestLine } from "./supported-lines.ts";

afterAll(closeRunFolder);

describe.each(listCommitted())("the catalog $name", (scenario) => {
  let rendered: RenderedCluster;
  let cluster: RunningCluster;
  const pods = new Map<string, PoolerPod>();
  beforeAll(async () => {
    rendered = await renderCluster(scenario);
    cluster = await startCluster(rendered, findNewestLine());
  });
  afterAll(async () => {
    await cluster?.stop();
    pods.clear();
  });

  it("renders lines of pg_hba.conf that PostgreSQL reads without an error", async () => {
    const session = await cluster.instance.openLocal("postgres");
    const rules = await session.list("SELECT type, error FROM pg_hba_file_rules");
    await session.close();
    expect(rules.length).toBeGreaterThan(rendered.cluster.spec.postgresql?.pg_hba?.length ?? 0);
    expect(rules.filter(({ error }) => error !== null)).toEqual([]);
  });

  it("renders parameters that PostgreSQL knows, and takes as they are", async () => {
    const names = Object.keys(rendered.cluster.spec.postgresql?.parameters ?? {});
    const session = await cluster.instance.openLocal("postgres");
    const applied = await session.list("SELECT name, error FROM pg_file_settings WHERE applied OR error IS NOT NULL");
    const known = await session.list("SELECT name FROM pg_settings");
    await session.close();
    expect(applied.filter(({ error }) => error !== null)).toEqual([]);
    expect(applied.map(({ name }) => name)).toEqual(expect.arrayContaining(names));
    expect(known.map(({ name }) => name)).toEqual(expect.arrayContaining(names));
  });

  it("renders poolers with which PgBouncer starts without a warning", async () => {
    for (const { metadata } of rendered.poolers) {
      const name = metadata?.name ?? "";
      const pod = await cluster.startPod(name);
      pods.set(name, pod);
      expect(pod.process.readLog()).not.toMatch(/WARNING|ERROR|FATAL/);
    }
    expect([...pods.keys()].sort()).toEqual(
      listPoolers(rendered.catalog)
        .map(({ pooler }) => pooler.name)
        .sort(),
    );
  });

  it("lets each role into the databases of its tenant, directly and through its poolers, and nowhere else", async () => {
    const { tenants, isolation } = rendered.catalog;
    expect(isolation).toBe("enforce");
    const databases = tenants.flatMap((tenant) => tenant.databases.map(({ name }) => ({ name, tenant })));
    const ways = [
      { way: "directly", port: cluster.instance.port, users: tenants },
      ...listPoolers(rendered.catalog).map(({ pooler, tenants: users }) => ({
        way: `through ${pooler.name}`,
        port: pods.get(pooler.name)?.port ?? 0,
        users,
      })),
    ];
    const expected: Record<string, "in" | "refused"> = {};
    const found: Record<string, string> = {};
    for (const tenant of tenants)
      for (const role of tenant.roles)
        for (const database of databases)
          for (const { way, port, users } of ways) {
            const key = `${role.name} to ${database.name} ${way}`;
            const isAllowed =
              role.password !== undefined &&
              database.tenant === tenant &&
              users.includes(tenant) &&
              tenant.allowFrom.includes("all");
            const verdict = await tryLogin(cluster.loginAs(role.name, database.name, port));
            expected[key] = isAllowed ? "in" : "refused";
            found[key] = /^(28000 pg_hba.conf rejects|08P01 login rejected)/.test(verdict) ? "refused" : verdict;
          }
    expect(found).toEqual(expected);
    const each = tenants.reduce((sum, { roles }) => sum + roles.length, 0) * databases.length * ways.length;
    expect(Object.keys(found)).toHaveLength(each);
  });

  it("lets the superuser in over the network only where the catalog says so, over TLS, past the poolers", async () => {
    const direct = cluster.loginAs("postgres", "postgres", cluster.instance.port);
    const { tls, ...inPlainText } = direct;
    const isOn = rendered.catalog.cluster.superuser !== undefined;
    expect(await tryLogin(direct)).toMatch(isOn ? /^in$/ : /^28000 pg_hba.conf rejects/);
    expect(await tryLogin(inPlainText)).toMatch(/^28000 pg_hba.conf rejects/);
    const [database] = rendered.databases;
    for (const { port } of pods.values())
      expect(await tryLogin(cluster.loginAs("postgres", database?.spec.name ?? "", port))).toMatch(/^08P01/);
  });
});
