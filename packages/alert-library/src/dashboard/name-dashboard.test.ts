import type { Catalog } from "@tenantry/tenant-model";
import { describe, expect, it } from "vitest";
import { openTestCatalog } from "../test-catalog.ts";
import { nameDashboard } from "./name-dashboard.ts";

const shop = await openTestCatalog("shop");
const name = (catalog: string, cluster: string) =>
  nameDashboard({ ...shop, name: catalog, cluster: { ...shop.cluster, name: cluster } } satisfies Catalog);

describe("the uid of a dashboard", () => {
  it("is made of the names of catalog and cluster", () => {
    expect(nameDashboard(shop)).toBe("shop_shop-postgres");
  });

  it("is no longer than Grafana takes, and made of what it takes", () => {
    const long = name("a".repeat(63), "b".repeat(50));
    expect(long).toMatch(/^[a-z0-9_-]{40}$/);
    // Alerts, links and bookmarks name it: it may never change.
    expect(long).toBe("aaaaaaaaaaaaaaaaaaaaaa__fb621f378b200edb");
    expect(name("a".repeat(20), "b".repeat(19))).toHaveLength(40);
  });

  it("is another one for every pair of names", () => {
    const pairs = ["a", "a-b", "b", "b-a", "x".repeat(39), "x".repeat(40), "x".repeat(41), `${"x".repeat(41)}y`];
    const names = pairs.flatMap((catalog) => pairs.map((cluster) => name(catalog, cluster)));
    expect(new Set(names).size).toBe(names.length);
  });
});
