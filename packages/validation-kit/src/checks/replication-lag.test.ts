import { expect, it } from "vitest";
import { STANDBYS } from "../sql/replication.ts";
import { findFaults, judge, makeBusyCatalog } from "../test-check.ts";
import type { TestCluster } from "../test-cluster.ts";
import { replicationLag } from "./replication-lag.ts";

it("finds nothing in a healthy cluster", async () => {
  expect(await findFaults(replicationLag)).toEqual([]);
});

it("reports a standby that is far behind", async () => {
  const faults = await findFaults(replicationLag, (cluster) => {
    cluster.containers.row(STANDBYS)["replay_lag_bytes"] = 64 * 2 ** 20;
  });
  expect(faults).toEqual([
    expect.stringContaining("standby databases/shared-2 has 64Mi to replay, expected at most 1Mi"),
  ]);
});

it("reports one that does not tell", async () => {
  const faults = await findFaults(replicationLag, (cluster) => {
    cluster.containers.row(STANDBYS)["replay_lag_bytes"] = null;
  });
  expect(faults).toEqual([expect.stringContaining("standby databases/shared-2 has unknown to replay")]);
});

it("takes the catalog's word for what is enough", async () => {
  const busy = makeBusyCatalog();
  const catalog = { ...busy, verify: { ...busy.verify, maxReplicationLagBytes: 64 * 2 ** 20 } };
  const after = (cluster: TestCluster) => {
    cluster.containers.row(STANDBYS)["replay_lag_bytes"] = 64 * 2 ** 20;
  };
  expect((await judge(replicationLag, { catalog, after })).status).toBe("passed");
});

it("does not pass for want of standbys that could be behind", async () => {
  const faults = await findFaults(replicationLag, (cluster) => {
    cluster.containers.rows.get(STANDBYS)?.pop();
  });
  expect(faults).toEqual([
    expect.stringContaining("1 standbys are connected to the primary of Cluster databases/shared, expected 2"),
  ]);
});
