import { describe, expect, it } from "vitest";
import { openTestCatalog } from "../test-catalog.ts";
import { buildReplicationAlerts } from "./replication.ts";

type Change = Parameters<typeof openTestCatalog>[1];

async function build(name: "shop" | "small", change?: Change) {
  const alerts = buildReplicationAlerts(await openTestCatalog(name, change));
  return { names: alerts.map((alert) => alert.name), alerts: new Map(alerts.map((alert) => [alert.name, alert])) };
}

/** Makes a replica cluster. @param connection beside the archive */
const follow =
  (connection: object): Change =>
  (spec) => {
    const objectStore = { bucket: "main", serverName: "main", credentials: "main-bucket" };
    const from = { name: "main", objectStore, ...connection };
    Object.assign(spec.cluster, { replicaOf: from, bootstrap: { recovery: { from } } });
  };
const NO_PRIMARY = 'cnpg_io_instanceRole!="primary"';

describe("the alerts on replication", () => {
  it("are none for one instance that follows nobody", async () => {
    expect((await build("small")).names).toEqual([]);
  });

  it("let the thresholds of the catalog stand in expressions", async () => {
    const { alerts } = await build("shop", (spec) => {
      spec.monitoring.alerts = {
        CNPGReplicationLagHigh: { threshold: 30 },
        CNPGReplayBacklogHigh: { threshold: 2048 },
      };
    });
    expect(alerts.get("CNPGReplicationLagHigh")?.expr).toMatch(/ > 30$/);
    expect(alerts.get("CNPGReplayBacklogHigh")?.expr).toMatch(/ > 2048$/);
  });
});

describe("in a replica cluster, the alerts on replication", () => {
  it("watch a designated primary that streams, be it the only instance", async () => {
    const { names, alerts } = await build(
      "small",
      follow({ connection: { host: "main-rw.example.org", sslmode: "require", password: "main-replication" } }),
    );
    expect(names).toEqual([
      "CNPGReplicationLagHigh",
      "CNPGReplicationLagCritical",
      "CNPGStandbyDisconnected",
      "CNPGReplicationSlotInactive",
      "CNPGReplicationSlotRetainsWAL",
    ]);
    expect(alerts.get("CNPGStandbyDisconnected")?.expr).not.toContain(NO_PRIMARY);
  });

  it("know of no clients and no commits, which only a primary that accepts writes has", async () => {
    const { names } = await build("shop", follow({}));
    expect(names).not.toContain("CNPGSyncStandbysBelowExpected");
    expect(names).not.toContain("CNPGReplayBacklogHigh");
  });

  it("expect no connection of a designated primary that replays an archive", async () => {
    const { alerts } = await build("shop", follow({}));
    expect(alerts.get("CNPGReplicationLagCritical")?.expr).toContain(NO_PRIMARY);
    expect(alerts.get("CNPGStandbyDisconnected")?.expr).toContain(NO_PRIMARY);
  });
});

describe("the alert on synchronous standbys", () => {
  it("wakes somebody where commits wait", async () => {
    const { alerts } = await build("shop", (spec) => {
      spec.cluster.synchronous = { number: 2 };
    });
    expect(alerts.get("CNPGSyncStandbysBelowExpected")).toMatchObject({
      expr: expect.stringContaining(" < 2\n"),
      severity: "critical",
    });
  });

  it("wakes nobody where commits go on, unless the catalog says so", async () => {
    const prefer: Change = (spec) => {
      spec.cluster.synchronous = { number: 2, dataDurability: "preferred" };
    };
    const { alerts } = await build("shop", prefer);
    expect(alerts.get("CNPGSyncStandbysBelowExpected")).toMatchObject({
      expr: expect.stringMatching(/value="observed"\} >= 0\) < 2$/),
      severity: "warning",
    });
    const louder = await build("shop", (spec) => {
      prefer(spec);
      spec.monitoring.alerts = { CNPGSyncStandbysBelowExpected: { severity: "critical" } };
    });
    expect(louder.alerts.get("CNPGSyncStandbysBelowExpected")?.severity).toBe("critical");
  });

  it("is left out where the older form asks for none", async () => {
    const { names } = await build("shop", (spec) => {
      spec.cluster.minSyncReplicas = 0;
      spec.cluster.maxSyncReplicas = 1;
    });
    expect(names).not.toContain("CNPGSyncStandbysBelowExpected");
  });
});
