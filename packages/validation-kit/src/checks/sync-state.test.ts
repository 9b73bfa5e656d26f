import { expect, it } from "vitest";
import { makeCatalog } from "../../../renderer/src/test-catalog.ts";
import { STANDBYS } from "../sql/replication.ts";
import { findFaults } from "../test-check.ts";
import { syncState } from "./sync-state.ts";

const FIRST = {
  style: "synchronous",
  method: "first",
  number: 2,
  dataDurability: "required",
  failoverQuorum: false,
} as const;

it("finds nothing in a healthy cluster", async () => {
  expect(await findFaults(syncState)).toEqual([]);
});

it("reports too few standbys that confirm", async () => {
  const faults = await findFaults(syncState, (cluster) => {
    for (const row of cluster.containers.rows.get(STANDBYS) ?? []) row["sync_state"] = "async";
  });
  expect(faults).toEqual([
    expect.stringContaining("0 standbys of Cluster databases/shared have sync_state quorum, expected 1"),
  ]);
});

it("asks for quorum where the catalog has minSyncReplicas", async () => {
  const faults = await findFaults(
    syncState,
    (cluster) => {
      for (const row of cluster.containers.rows.get(STANDBYS) ?? []) row["sync_state"] = "sync";
    },
    makeCatalog({ cluster: { replication: { style: "legacy", minSyncReplicas: 1, maxSyncReplicas: 2 } } }),
  );
  expect(faults).toEqual([expect.stringContaining("have sync_state quorum, expected 1")]);
});

it("asks for sync where the first standbys confirm", async () => {
  const faults = await findFaults(
    syncState,
    (cluster) => {
      for (const row of cluster.containers.rows.get(STANDBYS) ?? []) row["sync_state"] = "potential";
    },
    makeCatalog({ cluster: { replication: FIRST } }),
  );
  expect(faults).toEqual([expect.stringContaining("have sync_state sync, expected 2")]);
});
