import { expect, it } from "vitest";
import { makeCatalog } from "../../../renderer/src/test-catalog.ts";
import { findFaults, judge } from "../test-check.ts";
import { volumesBound } from "./volumes-bound.ts";

const catalog = makeCatalog({
  cluster: {
    storage: { size: "20Gi", storageClass: "block" },
    walStorage: { size: "5Gi" },
    tablespaces: [{ name: "archive", storage: { size: "1Ti" }, temporary: false }],
  },
});

it("finds nothing in a healthy cluster: a volume of each kind for each instance", async () => {
  expect(await judge(volumesBound, { catalog })).toMatchObject({
    status: "passed",
    expectation: "3 of data with 20Gi, 3 of WAL with 5Gi, 3 of tablespace archive with 1Ti",
    found: "9 are bound and as expected",
  });
  expect(await findFaults(volumesBound)).toEqual([]);
});

it("reports a claim that waits, one of another class, and one that is too small", async () => {
  const faults = await findFaults(
    volumesBound,
    (cluster) => {
      cluster.find("PersistentVolumeClaim", "data-1").status = { phase: "Pending" };
      cluster.find("PersistentVolumeClaim", "data-2").spec.storageClassName = "slow";
      cluster.find("PersistentVolumeClaim", "WAL-1").status.capacity.storage = "4Gi";
      // Larger is no fault, in whatever unit.
      cluster.find("PersistentVolumeClaim", "WAL-2").status.capacity.storage = "6442450944";
    },
    catalog,
  );
  expect(faults).toEqual([
    "PersistentVolumeClaim databases/data-1 (data) is Pending, expected Bound",
    expect.stringContaining("PersistentVolumeClaim databases/data-2 (data) has the storage class slow, expected block"),
    expect.stringContaining("PersistentVolumeClaim databases/WAL-1 (WAL) has a capacity of 4Gi, expected 5Gi"),
  ]);
});

it("reports how many are missing, of instances and of Dragonfly", async () => {
  const faults = await findFaults(volumesBound, (cluster) => {
    cluster.remove("PersistentVolumeClaim", "data-3");
    cluster.remove("PersistentVolumeClaim", "snapshots-1");
  });
  expect(faults).toEqual([
    expect.stringContaining(
      "namespace databases has 2 PersistentVolumeClaims for data (cnpg.io/cluster=shared), expected 3",
    ),
    expect.stringContaining("namespace caches has 2 PersistentVolumeClaims for snapshots"),
  ]);
});
