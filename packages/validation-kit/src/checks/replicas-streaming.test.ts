import { expect, it } from "vitest";
import { STANDBYS } from "../sql/replication.ts";
import { findFaults } from "../test-check.ts";
import { replicasStreaming } from "./replicas-streaming.ts";

it("finds nothing in a healthy cluster", async () => {
  expect(await findFaults(replicasStreaming)).toEqual([]);
});

it("reports a standby that is not connected", async () => {
  const faults = await findFaults(replicasStreaming, (cluster) => {
    cluster.containers.rows.get(STANDBYS)?.pop();
  });
  expect(faults).toEqual([expect.stringContaining("standby databases/shared-3 is not connected, expected streaming")]);
});

it("reports one that catches up", async () => {
  const faults = await findFaults(replicasStreaming, (cluster) => {
    cluster.containers.row(STANDBYS)["state"] = "catchup";
  });
  expect(faults).toEqual([expect.stringContaining("standby databases/shared-2 is catchup, expected streaming")]);
});

it("reports one whose pod is missing too", async () => {
  const faults = await findFaults(replicasStreaming, (cluster) => {
    cluster.containers.rows.get(STANDBYS)?.pop();
    cluster.remove("Pod", "shared-3");
  });
  expect(faults).toEqual([expect.stringContaining("1 standbys of Cluster databases/shared stream, expected 2")]);
});

it("does not count a copy that is being made", async () => {
  const faults = await findFaults(replicasStreaming, (cluster) => {
    cluster.containers.row(STANDBYS, ({ standby }) => standby === "shared-3")["standby"] = "pg_basebackup";
  });
  expect(faults).toEqual([expect.stringContaining("standby databases/shared-3 is not connected")]);
});
