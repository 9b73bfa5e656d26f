import { describe, expect, it } from "vitest";
import { openTestCatalog } from "../test-catalog.ts";
import { TENANT_PATTERN, writeTenantQuery } from "./tenant-choice.ts";

const openWith = (tenants: readonly object[]) =>
  openTestCatalog("small", (spec) => {
    spec.tenants = tenants.map((tenant) => ({ direct: 1, poolers: [], ...tenant }));
    spec.cluster.parameters = { max_connections: 5000 };
  });

describe("the choice of tenants", () => {
  it("lists nobody whose role and database are called after the tenant", async () => {
    const query = writeTenantQuery(await openWith([{ name: "a" }, { name: "b-c" }]));
    expect(query).not.toMatch(/"a"|b-c|b_c|vector/);
    expect(query).toContain('"tenant", "$1-$2", "rolname", "([^_]*)_([^_]*)"');
  });

  it("lists those who have several roles or databases, or other names, and can log in", async () => {
    const query = writeTenantQuery(
      await openWith([
        { name: "a" },
        { name: "b", roles: [{ name: "b_report" }, { name: "b_group", login: false }] },
        { name: "c", databases: [{ name: "c" }, { name: "c2" }] },
        { name: "d", state: "retired" },
      ]),
    );
    const listed = [...query.matchAll(/vector\(1\), "names", "([^"]*)", "", ""\), "tenant", "([^"]*)"/g)];
    expect(listed.map(([, names, tenant]) => [tenant, names])).toEqual([
      ["b", "b|b_report"],
      ["c", "c|c2"],
    ]);
    // Nobody is there twice.
    expect(query).toContain('rolname!~"b|b_report|b_group|c"');
  });

  it("reads as many hyphens out of a role as a tenant has", async () => {
    const query = writeTenantQuery(await openWith([{ name: "a-b-c-d-e-f" }]));
    expect(query).toContain('"tenant", "$1-$2-$3-$4-$5-$6", "rolname"');
    expect(query).not.toContain("$7");
  });

  it("stays short, and on one line, where every tenant has a name of its own for everything", async () => {
    const tenants = Array.from({ length: 1000 }, (_, index) => ({ name: `t${index}`, role: `other_${index}` }));
    const query = writeTenantQuery(await openWith(tenants));
    expect(query.length).toBeLessThan(8000);
    expect(query).not.toContain("\n");
  });

  it("is read out of the series as Grafana writes them", () => {
    const pattern = new RegExp(TENANT_PATTERN.slice(1, -1));
    const series = '{names="reporting|warehouse",tenant="reports"} 1 1700000000000';
    expect(pattern.exec(series)?.groups).toEqual({ text: "reports", value: "reporting|warehouse" });
  });
});
