import { describe, expect, it } from "vitest";
import { openTestCatalog } from "../test-catalog.ts";
import { countRules, LONGEST_QUERY, openManyTenants } from "../test-many-tenants.ts";
import { buildConnectionAlerts } from "./connections.ts";

const tenantAlerts = ["CNPGTenantConnectionsNearLimit", "CNPGLongTransaction"];

describe("alerts about connections", () => {
  it.each(tenantAlerts)("look at every role that can log in, and at no other: %s", async (name) => {
    const catalog = await openTestCatalog("shop", ({ tenants }) => {
      tenants[0].roles = [{ name: "web_jobs" }, { name: "web_group", login: false }];
      tenants[1].state = "retired";
    });
    const { expr } = buildConnectionAlerts(catalog).find((alert) => alert.name === name) ?? { expr: "" };
    const roles = [...expr.matchAll(/(?:rolname|usename)=~"([^"]*)"/g)].flatMap(([, names]) => names?.split("|"));
    expect(roles.sort()).toEqual(["blog", "reporting", "web", "web_jobs"]);
  });

  it("have nothing to say of tenants where all of them are retired, but of people's transactions", async () => {
    const catalog = await openTestCatalog("small", ({ tenants }) => {
      tenants[0].state = "retired";
    });
    const names = buildConnectionAlerts(catalog).map(({ name }) => name);
    expect(names).toEqual([
      "CNPGConnectionsNearLimit",
      "CNPGConnectionsCritical",
      "CNPGLongTransaction",
      "CNPGBackendsWaiting",
    ]);
  });

  it("look at everybody else's transactions in one rule, however many the tenants take", async () => {
    const alerts = buildConnectionAlerts(await openManyTenants("usual"));
    expect(alerts.filter(({ expr }) => expr.includes("barman_cloud_backup"))).toHaveLength(1);
  });

  it.each(["usual", "long"] as const)("are a handful of rules for 1,000 tenants of %s names", async (length) => {
    const alerts = buildConnectionAlerts(await openManyTenants(length));
    expect(Math.max(...alerts.map(({ expr }) => expr.length))).toBeLessThan(LONGEST_QUERY);
    expect(Math.max(...countRules(alerts).values())).toBeLessThanOrEqual(6);
    expect(alerts.length).toBeLessThan(15);
  });
});
