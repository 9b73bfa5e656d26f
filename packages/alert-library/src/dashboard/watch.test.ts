import type { AlertOptions } from "@tenantry/tenant-model";
import { describe, expect, it } from "vitest";
import { openTestCatalog } from "../test-catalog.ts";
import { watchAlerts } from "./watch.ts";

const watchShop = async (alerts: Readonly<Record<string, Partial<AlertOptions>>> = {}) =>
  watchAlerts(
    await openTestCatalog("shop", (spec) => {
      spec.monitoring.alerts = alerts;
    }),
  );

describe("what panels know of alerts", () => {
  it("are the thresholds that the catalog sets, in the unit of the panel", async () => {
    const watch = await watchShop({ CNPGReplicationLagHigh: { threshold: 20 }, CNPGBackupOverdue: { threshold: 30 } });
    expect(watch.limits("CNPGReplicationLagCritical", "CNPGReplicationLagHigh")).toEqual([
      { color: "green", value: null },
      { color: "orange", value: 20 },
      { color: "red", value: 300 },
    ]);
    expect(watch.limits(["CNPGBackupOverdue", 3600])).toEqual([
      { color: "green", value: null },
      { color: "red", value: 108_000 },
    ]);
    expect(watch.floor(["CNPGReplicationLagHigh", 2])).toEqual([
      { color: "orange", value: null },
      { color: "green", value: 40 },
    ]);
  });

  it("is nothing of an alert that is off, or that the catalog does not have", async () => {
    const watch = await watchShop({ CNPGReplicationLagHigh: { off: true } });
    expect(watch.limits("CNPGReplicationLagHigh")).toEqual([{ color: "green", value: null }]);
    expect(watch.floor("CNPGReplicationLagHigh")).toEqual([{ color: "green", value: null }]);
    expect(watch.describe("Text.", "CNPGReplicationLagHigh")).toBe("Text.");
    const small = watchAlerts(await openTestCatalog("small"));
    expect(small.describe("Text.", "CNPGReplicationLagHigh", "CNPGClusterNotReady")).toBe(
      "Text.\n\nWatched by CNPGClusterNotReady (critical, after 5m).",
    );
  });

  it("are their runbooks, where the catalog says where those can be read", async () => {
    const watch = await watchShop({ CNPGReplicationLagHigh: { for: "7m", severity: "page" } });
    const url = "https://git.example.org/platform/blob/main/docs/runbooks/shop/replication.md#cnpgreplicationlaghigh";
    expect(watch.describe("Text.", "CNPGReplicationLagHigh")).toBe(
      `Text.\n\nWatched by [CNPGReplicationLagHigh](${url}) (page, after 7m).`,
    );
  });
});
