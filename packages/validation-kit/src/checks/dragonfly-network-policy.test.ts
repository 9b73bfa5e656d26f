import { expect, it } from "vitest";
import { findFaults } from "../test-check.ts";
import { dragonflyNetworkPolicy } from "./dragonfly-network-policy.ts";

it("finds nothing in a healthy cluster", async () => {
  expect(await findFaults(dragonflyNetworkPolicy)).toEqual([]);
});

it("reports a policy that is missing", async () => {
  expect(
    await findFaults(dragonflyNetworkPolicy, (cluster) => cluster.remove("NetworkPolicy", "cache-ingress")),
  ).toEqual([expect.stringContaining("NetworkPolicy caches/cache-ingress does not exist")]);
});

it("reports a policy that lets in everybody", async () => {
  const faults = await findFaults(dragonflyNetworkPolicy, (cluster) => {
    cluster.find("NetworkPolicy", "cache-ingress").spec.ingress = [{}];
  });
  expect(faults).toEqual([
    expect.stringContaining("NetworkPolicy caches/cache-ingress: spec.ingress is [{}], expected ["),
  ]);
});
