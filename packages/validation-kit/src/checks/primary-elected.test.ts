import { expect, it } from "vitest";
import { findFaults } from "../test-check.ts";
import { primaryElected } from "./primary-elected.ts";

it("finds nothing in a healthy cluster", async () => {
  expect(await findFaults(primaryElected)).toEqual([]);
});

it("reports a switchover that has not ended", async () => {
  const faults = await findFaults(primaryElected, (cluster) => {
    cluster.find("Cluster", "shared").status.targetPrimary = "shared-2";
  });
  expect(faults).toEqual([
    expect.stringContaining("currentPrimary shared-1, targetPrimary shared-2, expected one and the same"),
  ]);
});

it("reports a label on another pod", async () => {
  const faults = await findFaults(primaryElected, (cluster) => {
    cluster.find("Pod", "shared-1").metadata.labels["cnpg.io/instanceRole"] = "replica";
    cluster.find("Pod", "shared-2").metadata.labels["cnpg.io/instanceRole"] = "primary";
  });
  expect(faults).toEqual([
    expect.stringContaining("in databases: shared-2, expected shared-1"),
    expect.stringContaining("pod databases/shared-2 is in recovery"),
  ]);
});

it("reports two primaries", async () => {
  const faults = await findFaults(primaryElected, (cluster) => {
    cluster.find("Pod", "shared-2").metadata.labels["cnpg.io/instanceRole"] = "primary";
  });
  expect(faults).toEqual([
    expect.stringContaining("in databases: shared-1, shared-2, expected shared-1"),
    expect.stringContaining("shared-2 is in recovery"),
  ]);
});
