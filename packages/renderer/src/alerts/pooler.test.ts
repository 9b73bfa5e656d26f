import { describe, expect, it } from "vitest";
import { makeCatalog, makePooler, makeSetting, makeTenant } from "../test-catalog.ts";
import { buildPoolerAlerts } from "./pooler.ts";

type Changes = Parameters<typeof makePooler>[1];

function exprOf(name: string, poolers: readonly Changes[]): string {
  const made = poolers.map((changes, index) => makePooler(`p${index}`, changes));
  const catalog = makeCatalog({ tenants: [makeTenant("any", { poolers: made })] });
  const found = buildPoolerAlerts(catalog).filter((alert) => alert.name === name);
  expect(found).toHaveLength(1);
  return found[0]?.expr ?? "";
}

describe("alerts over constants that PgBouncer does not export", () => {
  it("have one term per constant, whatever the number of poolers", () => {
    const poolers = [{}, { parameters: { max_client_conn: "300" } }, {}];
    expect(exprOf("CNPGPoolerConnectionsHigh", poolers).split("\n")).toEqual([
      expect.stringMatching(/^\(max by .*cnpg_io_poolerName=~"p0\|p2"\}\) \/ 200$/),
      expect.stringMatching(/^or max by .*cnpg_io_poolerName=~"p1"\}\) \/ 300\) > 0\.8$/),
    ]);
  });

  it("take PgBouncer's own default where the catalog has no client limit", () => {
    expect(exprOf("CNPGPoolerConnectionsHigh", [{ parameters: {} }])).toContain("/ 100) > 0.8");
  });

  it("ask for two pods, or for the one that was asked for", () => {
    const expr = exprOf("CNPGPoolerNotReady", [{ instances: 1 }, { instances: 3 }, { instances: makeSetting("N", 2) }]);
    expect(expr).toMatch(/deployment=~"p0"\}\) < 1\nor .*deployment=~"p1\|p2"\}\) < 2$/);
  });

  it("call a full pool exhausted only with clients waiting", () => {
    const expr = exprOf("CNPGPoolerServerConnectionsExhausted", [{}]);
    expect(expr).toMatch(/^\(sum by .* >= 5\) and sum by .*cl_waiting\{.*\) > 0$/);
  });
});

it("has nothing to watch without poolers", () => {
  expect(buildPoolerAlerts(makeCatalog({ tenants: [makeTenant("a", { poolers: [] })] }))).toEqual([]);
});

it("stays within what VictoriaMetrics reads and etcd stores with 1,000 tenants", () => {
  const tenants = Array.from({ length: 1000 }, (_, index) => {
    const name = `tenant-with-a-rather-long-name-${index}`;
    const pool = { defaultPoolSize: (index % 30) + 1, reservePoolSize: 1, maxDbConnections: 3, minPoolSize: 0 };
    return makeTenant(name, { poolers: [makePooler(`${name}-pooler-rw`, { pool })] });
  });
  const alerts = buildPoolerAlerts(makeCatalog({ tenants }));
  expect(Math.max(...alerts.map(({ expr }) => expr.length))).toBeLessThan(16_384);
  expect(JSON.stringify(alerts).length).toBeLessThan(500_000);
  const parts = alerts.filter(({ name }) => name === "CNPGPoolerNotReady").map(({ part }) => part);
  expect(parts).toEqual(parts.map((_, index) => index + 1));
  for (const { name } of tenants) {
    const watching = alerts.filter(({ expr }) => expr.includes(`${name}-pooler-rw`));
    expect(new Set(watching.map((alert) => alert.name)).size).toBe(3);
  }
});
