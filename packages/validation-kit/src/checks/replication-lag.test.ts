import { expect, it } from "vitest";
import { STANDBYS } from "../sql/replication.ts";
import { findFaults } from "../test-check.ts";
import { replicationLag } from "./replication-lag.ts";

it("finds nothing in a healthy cluster", async () => {
  expect(await findFaults(replicationLag)).toEqual([]);
});

it("reports a standby that is far behind", async () => {
  const faults = await findFaults(replicationLag, (cluster) => {
    cluster.containers.row(STANDBYS)["replay_lag_bytes"] = 64 * 2 ** 20;
  });
  expect(faults).toEqual([
    expect.stringContaining("standby databases/shared-2 has 64Mi to replay, expected at most 16Mi"),
  ]);
});

it("reports one that does not tell", async () => {
  const faults = await findFaults(replicationLag, (cluster) => {
    cluster.containers.row(STANDBYS)["replay_lag_bytes"] = null;
  });
  expect(faults).toEqual([expect.stringContaining("standby databases/shared-2 has unknown to replay")]);
});

it("bears what a busy primary writes meanwhile", async () => {
  const faults = await findFaults(replicationLag, (cluster) => {
    cluster.containers.row(STANDBYS)["replay_lag_bytes"] = 2 ** 20;
  });
  expect(faults).toEqual([]);
});
