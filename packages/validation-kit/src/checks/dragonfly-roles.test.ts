import { expect, it } from "vitest";
import { findFaults } from "../test-check.ts";
import { dragonflyRoles } from "./dragonfly-roles.ts";

it("finds nothing in a healthy cluster", async () => {
  expect(await findFaults(dragonflyRoles)).toEqual([]);
});

it("reports two masters", async () => {
  const faults = await findFaults(dragonflyRoles, (cluster) => {
    cluster.find("Pod", "cache-2").metadata.labels.role = "master";
  });
  expect(faults).toEqual([
    expect.stringContaining("Dragonfly caches/cache has 2 masters: cache-0, cache-2, expected exactly one"),
  ]);
});

it("reports that nobody is the master, and a pod without a role", async () => {
  const faults = await findFaults(dragonflyRoles, (cluster) => {
    delete cluster.find("Pod", "cache-0").metadata.labels.role;
  });
  expect(faults).toEqual([
    "pod caches/cache-0 of Dragonfly caches/cache has the role nothing, expected master or replica",
    expect.stringContaining("has no pod labelled role=master, expected exactly one: its Service leads nowhere"),
  ]);
});

it("reports pods that are missing or not ready", async () => {
  const faults = await findFaults(dragonflyRoles, (cluster) => {
    cluster.remove("Pod", "cache-2");
    cluster.find("Pod", "cache-1").status.conditions[0].status = "False";
  });
  expect(faults).toEqual([
    "Dragonfly caches/cache has 2 pods, expected 3",
    "pod caches/cache-1 of Dragonfly caches/cache is not ready, expected ready",
  ]);
});
