import type { AlertName, Catalog } from "@tenantry/tenant-model";
import { describe, expect, it } from "vitest";
import { openTestCatalog } from "../test-catalog.ts";
import { countRules, LONGEST_QUERY, openManyTenants } from "../test-many-tenants.ts";
import { buildPoolerAlerts } from "./pooler.ts";

const EXHAUSTED = "CNPGPoolerServerConnectionsExhausted";
const waits: readonly AlertName[] = [EXHAUSTED, "CNPGPoolerWaitQueueBuildup", "CNPGPoolerWaitTimeHigh"];

const write = (catalog: Catalog, name: AlertName) =>
  buildPoolerAlerts(catalog)
    .filter((alert) => alert.name === name)
    .map(({ expr }) => expr)
    .join("\n");

/** Alerts that name it in their expression. */
const listWatching = (catalog: Catalog, pooler: string) =>
  buildPoolerAlerts(catalog).flatMap(({ name, expr }) => (expr.includes(`"${pooler}"`) ? [name] : []));

describe("alerts about poolers", () => {
  it("are not there where there is no pooler", async () => {
    expect(buildPoolerAlerts(await openTestCatalog("small"))).toEqual([]);
  });

  it("look at no pooler of a retired tenant, and at no role of it in a shared one", async () => {
    const catalog = await openTestCatalog("shop", ({ tenants }) => {
      tenants[0].state = "retired";
      tenants[3].state = "retired";
    });
    const text = buildPoolerAlerts(catalog)
      .map(({ expr }) => expr)
      .join("\n");
    expect(text).not.toMatch(/"web|"blog/);
    expect(text).toContain("billing-eu-pooler-rw");
    expect(listWatching(catalog, "shared-rw")).toContain("CNPGPoolerDown");
  });

  it.each([
    ["shared-rw", "poolers"],
    ["web-pooler-rw", "tenants"],
  ])("expect clients to wait where the catalog itself pauses %s", async (pooler, place) => {
    const catalog = await openTestCatalog("shop", (spec) => {
      const [written] = place === "poolers" ? spec.poolers : spec.tenants[0].poolers;
      written.spec = { pgbouncer: { paused: true } };
    });
    const running = await openTestCatalog("shop");
    for (const name of waits) expect(listWatching(running, pooler)).toContain(name);
    const watching = listWatching(catalog, pooler);
    for (const name of waits) expect(watching).not.toContain(name);
    expect(watching).toEqual(expect.arrayContaining(["CNPGPoolerDown", "CNPGPoolerConnectionsHigh"]));
  });

  it("take a pooler of one pod for what was asked for", async () => {
    const catalog = await openTestCatalog("legacy", ({ tenants }) => {
      tenants[0].poolers[0].instances = 1;
    });
    const names = buildPoolerAlerts(catalog).map(({ name }) => name);
    expect(names).toContain("CNPGPoolerDown");
    expect(names).not.toContain("CNPGPoolerNotReady");
    expect(names).not.toContain("CNPGPoolerReplicasBelowTarget");
  });

  it("say once that a pooler of two has one pod left", async () => {
    const catalog = await openTestCatalog("legacy");
    expect(listWatching(catalog, "harbor-pooler-rw")).toContain("CNPGPoolerNotReady");
    expect(write(catalog, "CNPGPoolerReplicasBelowTarget")).toBe("");
  });

  it("compare clients with PgBouncer's default where the catalog sets no max_client_conn", async () => {
    const catalog = await openTestCatalog("legacy", ({ tenants }) => {
      tenants[0].poolers[0].parameters = {};
    });
    expect(write(catalog, "CNPGPoolerConnectionsHigh")).toContain(") / 100");
  });

  it("expect a pooler of any name once its tenant's role is there", async () => {
    const catalog = await openTestCatalog("shop", ({ tenants }) => {
      tenants[2].poolers = [{ name: "warehouse", type: "ro" }];
    });
    expect(write(catalog, "CNPGPoolerMissing")).toMatch(/rolname=~"reporting".*"deployment", "warehouse", "tenant"/);
  });

  it.each(["usual", "long"] as const)("are a handful of rules for 1,000 tenants of %s names", async (length) => {
    const alerts = buildPoolerAlerts(await openManyTenants(length));
    expect(Math.max(...alerts.map(({ expr }) => expr.length))).toBeLessThan(LONGEST_QUERY);
    expect(Math.max(...countRules(alerts).values())).toBeLessThanOrEqual(7);
    expect(alerts.length).toBeLessThan(45);
  });
});

describe("the size that a tenant's pools are held against", () => {
  const sizeOf = async (tenant: object, parameters: object = {}) => {
    const catalog = await openTestCatalog("legacy", ({ tenants }) => {
      Object.assign(tenants[0], tenant);
      Object.assign(tenants[0].poolers[0].parameters, parameters);
    });
    return Number(/\* 0 \+ (\d+)/.exec(write(catalog, EXHAUSTED))?.[1]);
  };

  it("is the pool of a pod with its reserve", async () => {
    expect(await sizeOf({})).toBe(8 + 3);
  });

  it("is without the reserve where nobody gets at it", async () => {
    expect(await sizeOf({}, { reserve_pool_timeout: 0 })).toBe(8);
  });

  it("is that of each database, however many roles it has: max_db_connections holds them to it", async () => {
    const databases = [{ name: "one" }, { name: "two" }];
    const roles = [{ name: "jobs" }];
    expect(await sizeOf({ databases })).toBe(11);
    expect(await sizeOf({ roles })).toBe(11);
    expect(await sizeOf({ databases, roles })).toBe(11);
    expect(await sizeOf({ databases: [] })).toBe(11);
  });

  it("holds in a shared pooler for the databases of its tenants, which tell the tenant", async () => {
    const text = write(await openTestCatalog("shop"), EXHAUSTED);
    expect(text).toMatch(/database=~"blog",.* \+ 3, "tenant", "\$1", "database", "\(\.\*\)"/);
    expect(text).toMatch(/database=~"blog_drafts",.* \+ 3, "tenant", "blog", "database"/);
  });
});
