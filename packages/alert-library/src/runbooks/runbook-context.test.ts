import { alertNames, Placeholder } from "@tenantry/tenant-model";
import { describe, expect, it } from "vitest";
import { buildAlertGroups } from "../alert-groups.ts";
import { openTestCatalog, type TestCatalog } from "../test-catalog.ts";
import { buildRunbookContext } from "./runbook-context.ts";

const names = { ruleFile: "out/rules.yaml", scheduledBackup: "nightly", tenantsKustomization: "shop-tenants" };

async function build(name: TestCatalog, change?: Parameters<typeof openTestCatalog>[1]) {
  const catalog = await openTestCatalog(name, change);
  return buildRunbookContext(catalog, buildAlertGroups(catalog), names);
}

describe("what a page may say of a catalog", () => {
  it("is its names, its paths and its ways of doing things", async () => {
    const { alerts, ...context } = await build("shop");
    expect(context).toEqual({
      catalog: "shop",
      namespace: "databases",
      dragonfly: {
        namespace: "caches",
        name: "shop-dragonfly",
        replicas: 3,
        kustomization: "shop-databases-dragonfly",
        maxMemory: 1536,
        volumes: true,
      },
      cluster: "shop-postgres",
      instances: 3,
      primaryService: "shop-postgres-rw",
      walStorage: true,
      sync: true,
      backup: {
        plugin: true,
        inTree: false,
        snapshot: false,
        scheduledBackup: "nightly",
        schedule: "0 0 2 * * *",
        maxAgeHours: expect.stringMatching(/^\d+$/),
        objectStore: "shop-postgres-backup",
        serverName: "shop-postgres",
        bucket: "shop-backups",
        credentials: "shop-postgres-backup-credentials",
        endpointURL: "https://s3.example.org",
      },
      rolesManaged: true,
      poolers: true,
      file: "test-catalogs/shop.yaml",
      workloads: "kubernetes/workloads/shop/databases/cloudnative-pg",
      ruleFile: "out/rules.yaml",
      fluxKustomization: "kubernetes/infrastructure/shop/databases/cloudnative-pg/ks.yaml",
      tenantsKustomization: "shop-tenants",
      fluxNamespace: "flux-system",
      settings: false,
    });
    expect(Object.keys(alerts)).toEqual(alertNames);
  });

  it("is false where there is nothing of the kind", async () => {
    const small = await build("small");
    expect(small).toMatchObject({ walStorage: false, sync: false, backup: false, poolers: false, instances: 1 });
    expect(small.alerts.CNPGReplicationLagHigh).toBe(false);
    expect(small.alerts.CNPGPoolerNotReady).toBe(false);
  });

  it("tells where roles are declared", async () => {
    const change = (spec: { roles: string }) => {
      spec.roles = "databaseRole";
    };
    expect(await build("shop", change)).toMatchObject({ rolesManaged: false });
  });

  it("is of each method of backups what it has", async () => {
    const { backup } = await build("legacy");
    expect(backup).toMatchObject({ plugin: false, inTree: true, serverName: "shared-postgres", bucket: "backups" });
    expect(backup).not.toHaveProperty("objectStore");
    const snapshots = await build("shop", (spec) => {
      spec.backup = { method: "volumeSnapshot", schedule: "0 0 2 * * *", className: "fast" };
    });
    expect(snapshots.backup).toEqual({
      plugin: false,
      inTree: false,
      snapshot: true,
      scheduledBackup: "nightly",
      schedule: "0 0 2 * * *",
      maxAgeHours: expect.stringMatching(/^\d+$/),
    });
  });

  it("is an alert as the catalog sets it, in words", async () => {
    const { alerts, backup } = await build("shop", (spec) => {
      spec.monitoring.alerts = {
        CNPGReplicationLagHigh: { threshold: 120, for: "1h30m", severity: "info" },
        CNPGReplicationLagCritical: { off: true },
        CNPGBackupOverdue: { threshold: 30 },
      };
    });
    expect(alerts.CNPGReplicationLagHigh).toEqual({
      threshold: "2 minutes",
      for: "1 hour 30 minutes",
      severity: "info",
    });
    expect(alerts.CNPGReplicationLagCritical).toBe(false);
    expect(alerts.CNPGClusterNotReady).toEqual({ for: "5 minutes", severity: "critical" });
    expect(backup).toMatchObject({ maxAgeHours: "30" });
  });

  it("has an age of backups from the validation where the alert is off, and none without either", async () => {
    const turnOff = (spec: { monitoring: object }) => {
      spec.monitoring = { alerts: { CNPGBackupOverdue: { off: true } } };
    };
    expect((await build("legacy", turnOff)).backup).toMatchObject({ maxAgeHours: "48" });
    expect((await build("shop", turnOff)).backup).not.toHaveProperty("maxAgeHours");
  });
});

describe("a setting in it", () => {
  const withBucket = async (settingsRead: ReadonlyMap<string, string>) => {
    const catalog = await openTestCatalog("legacy");
    const bucket = new Placeholder("${BUCKET}", "real-backups", []);
    const changed = { ...catalog, settingsRead, backup: { ...catalog.backup, bucket } } as typeof catalog;
    return buildRunbookContext(changed, [], names).backup;
  };

  it("is its value, where `check` knows that it was read", async () => {
    expect(await withBucket(new Map([["BUCKET", "real-backups"]]))).toMatchObject({ bucket: "real-backups" });
  });

  it("is its name where it comes from a Secret, whose values nobody knows here", async () => {
    expect(await withBucket(new Map())).toMatchObject({ bucket: "$BUCKET" });
  });
});
