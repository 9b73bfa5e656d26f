import { expect, it } from "vitest";
import { findFaults } from "../test-check.ts";
import { clusterReady } from "./cluster-ready.ts";

it("finds nothing in a healthy cluster", async () => {
  expect(await findFaults(clusterReady)).toEqual([]);
});

it("reports another phase with its reason", async () => {
  const faults = await findFaults(clusterReady, (cluster) => {
    Object.assign(cluster.find("Cluster", "shared").status, { phase: "Failing over", phaseReason: "shared-1 is gone" });
  });
  expect(faults).toEqual([
    expect.stringContaining("is in phase Failing over, expected Cluster in healthy state: shared-1 is gone"),
  ]);
});

it("reports a condition that is not met", async () => {
  const faults = await findFaults(clusterReady, (cluster) => {
    cluster.find("Cluster", "shared").status.conditions[0] = { type: "Ready", status: "False", message: "waiting" };
  });
  expect(faults).toEqual([expect.stringContaining("is not Ready: waiting")]);
});

it("reports instances that are not ready", async () => {
  const faults = await findFaults(clusterReady, (cluster) => {
    cluster.find("Cluster", "shared").status.readyInstances = 2;
  });
  expect(faults).toEqual([expect.stringContaining("Cluster databases/shared has 2 ready instances, expected 3")]);
});

it("reports a Cluster that the operator has not looked at", async () => {
  const faults = await findFaults(clusterReady, (cluster) => {
    cluster.find("Cluster", "shared").status = undefined;
  });
  expect(faults).toEqual([
    expect.stringContaining("in phase nothing"),
    expect.stringContaining("no such condition"),
    expect.stringContaining("0 ready instances"),
    expect.stringContaining("0 instances"),
  ]);
});
