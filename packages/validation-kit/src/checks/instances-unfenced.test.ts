import { expect, it } from "vitest";
import { findFaults } from "../test-check.ts";
import { instancesUnfenced } from "./instances-unfenced.ts";

it("finds nothing in a healthy cluster", async () => {
  expect(await findFaults(instancesUnfenced)).toEqual([]);
});

it("reports fenced instances and how to let them go", async () => {
  const faults = await findFaults(instancesUnfenced, (cluster) => {
    cluster.find("Cluster", "shared").metadata.annotations["cnpg.io/fencedInstances"] = '["shared-2"]';
  });
  expect(faults).toEqual([expect.stringMatching(/are fenced: \["shared-2"\]/)]);
});

it("takes an empty list for none", async () => {
  const faults = await findFaults(instancesUnfenced, (cluster) => {
    cluster.find("Cluster", "shared").metadata.annotations["cnpg.io/fencedInstances"] = "[]";
  });
  expect(faults).toEqual([]);
});

it("reports hibernation", async () => {
  const faults = await findFaults(instancesUnfenced, (cluster) => {
    cluster.find("Cluster", "shared").metadata.annotations["cnpg.io/hibernation"] = "on";
  });
  expect(faults).toEqual([expect.stringContaining("hibernates")]);
});
