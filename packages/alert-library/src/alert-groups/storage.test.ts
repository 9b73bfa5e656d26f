import { describe, expect, it } from "vitest";
import { openTestCatalog } from "../test-catalog.ts";
import { buildStorageAlerts } from "./storage.ts";

const DATA = ["CNPGStorageNearFull", "CNPGStorageCritical", "CNPGStorageFillsUp"] as const;
const WAL = ["CNPGWALStorageNearFull", "CNPGWALStorageCritical"] as const;
const QUOTA = "CNPGTenantSizeNearQuota";

async function list(...[name, change]: Parameters<typeof openTestCatalog>) {
  const alerts = buildStorageAlerts(await openTestCatalog(name, change));
  return {
    names: alerts.map((alert) => alert.name),
    find: (wanted: string) => alerts.filter((it) => it.name === wanted),
  };
}

/** Regular expressions that an expression matches claims by. */
const listClaims = (expr: string) =>
  new Set([...expr.matchAll(/persistentvolumeclaim=~"([^"]*)"/g)].map((it) => it[1]));

describe("alerts about volumes", () => {
  it("are about WAL volumes only where there are some", async () => {
    expect((await list("shop")).names).toEqual([...DATA, ...WAL, QUOTA]);
    expect((await list("small")).names).toEqual(DATA);
  });

  it("are about tablespaces too where there are some", async () => {
    const { find } = await list("shop", ({ cluster }) => {
      cluster.tablespaces = [{ name: "Cold_Storage", storage: { size: "1Ti" } }];
    });
    for (const name of DATA) {
      const [claims = ""] = listClaims(find(name)[0]?.expr ?? "");
      const wanted = new RegExp(`^(${claims})$`);
      for (const claim of ["shop-postgres-1", "shop-postgres-12-tbs-cold-storage"]) expect(claim).toMatch(wanted);
      for (const claim of ["shop-postgres-1-wal", "shop-postgres-2-1-tbs-x", "shop-postgres-tbs-x"])
        expect(claim).not.toMatch(wanted);
    }
    expect(listClaims(find(WAL[0])[0]?.expr ?? "")).toEqual(new Set(["shop-postgres-[0-9]+-wal"]));
  });
});

describe("alerts about quotas", () => {
  it("are none where no tenant has one", async () => {
    expect((await list("legacy")).names).not.toContain(QUOTA);
  });

  it("leave out a retired tenant, which takes nothing more", async () => {
    const { find } = await list("shop", ({ tenants }) => {
      const web = tenants.find(({ name }: { name: string }) => name === "web");
      Object.assign(web, { state: "retired", poolers: [] });
    });
    expect(find(QUOTA)[0]?.expr).toContain("billing_eu");
    expect(find(QUOTA)[0]?.expr).not.toContain('"web"');
  });

  it("are about each database of a tenant, with a quota of its own", async () => {
    const { find } = await list("small", ({ tenants }) => {
      tenants[0].databases = [{ name: "one", quota: "1Gi" }, { name: "two", quota: "1500M" }, { name: "three" }];
    });
    const expr = find(QUOTA)[0]?.expr ?? "";
    expect(expr).toMatch(/datname=~"two"}\) \/ 1500000000, "tenant", "app-one"/);
    expect(expr).toMatch(/datname=~"one"}\) \/ 1073741824, "tenant", "app-one"/);
    expect(expr).not.toContain("three");
  });

  it("take several rules where there are very many tenants", async () => {
    const { find } = await list("small", (spec) => {
      spec.tenants = Array.from({ length: 500 }, (_, index) => ({
        name: `application-number-${index}-of-five-hundred`,
        direct: 1,
        databases: [{ quota: "10Gi" }],
        poolers: [],
      }));
    });
    const rules = find(QUOTA);
    expect(rules.length).toBeGreaterThan(1);
    expect(rules.map(({ part }) => part)).toEqual(rules.map((_, index) => index + 1));
    for (const { expr } of rules) expect(expr.length).toBeLessThan(16 * 1024);
  });
});
