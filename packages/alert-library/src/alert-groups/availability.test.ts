import { describe, expect, it } from "vitest";
import { openTestCatalog } from "../test-catalog.ts";
import { buildAvailabilityAlerts } from "./availability.ts";

type Change = Parameters<typeof openTestCatalog>[1];

async function build(name: "shop" | "small", change?: Change) {
  const alerts = buildAvailabilityAlerts(await openTestCatalog(name, change));
  return { names: alerts.map((alert) => alert.name), alerts: new Map(alerts.map((alert) => [alert.name, alert])) };
}

const follow: Change = (spec) => {
  const from = {
    name: "shop-main",
    connection: { host: "shop-main-rw.example.org", sslmode: "require", password: "main-replication" },
  };
  Object.assign(spec.cluster, { replicaOf: from, bootstrap: { pg_basebackup: { from } } });
};

describe("the alerts on availability", () => {
  it("ask one instance for no standby and no spread", async () => {
    const { names } = await build("small");
    expect(names).toEqual(["CNPGClusterNotReady", "CNPGClusterPrimaryMissing", "CNPGInstanceFenced"]);
  });

  it("expect as many instances as the catalog has", async () => {
    const { alerts } = await build("shop", (spec) => {
      spec.cluster.instances = 5;
    });
    expect(alerts.get("CNPGClusterReplicasBelowTarget")).toMatchObject({
      expr: expect.stringMatching(/ < 5$/),
      description: expect.stringContaining("(expected 5)"),
    });
  });

  it("wait for a switchover only where a person has to start it", async () => {
    const unsupervised = await build("shop");
    const supervised = await build("small", (spec) => {
      spec.cluster.primaryUpdateStrategy = "supervised";
    });
    expect(unsupervised.names).not.toContain("CNPGSwitchoverRequired");
    expect(supervised.names).toContain("CNPGSwitchoverRequired");
  });
});

describe("in a replica cluster, the alerts on availability", () => {
  it("miss no primary, and no standby behind one", async () => {
    const { names } = await build("shop", follow);
    expect(names).not.toContain("CNPGClusterPrimaryMissing");
    expect(names).not.toContain("CNPGClusterWithoutStandby");
  });

  it("fire when any instance accepts writes, be it the only one", async () => {
    for (const name of ["shop", "small"] as const) {
      const { alerts } = await build(name, follow);
      expect(alerts.get("CNPGClusterTwoPrimaries")).toMatchObject({
        expr: expect.stringMatching(/ == 0\)\) > 0$/),
        summary: expect.stringContaining("accepts writes beside shop-main"),
      });
    }
  });

  it("count the designated primary as an instance that works", async () => {
    const { alerts } = await build("shop", follow);
    expect(alerts.get("CNPGClusterReplicasBelowTarget")?.expr).toMatch(
      /in_recovery\{[^}]*cnpg_io_instanceRole="primary"\} or /,
    );
  });
});
