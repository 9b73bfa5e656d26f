import { expect, it } from "vitest";
import { findFaults } from "../test-check.ts";
import { dragonflyReady } from "./dragonfly-ready.ts";

it("finds nothing in a healthy cluster, whichever operator wrote the phase", async () => {
  expect(await findFaults(dragonflyReady)).toEqual([]);
  const older = await findFaults(dragonflyReady, (cluster) => {
    cluster.find("Dragonfly", "cache").status.phase = "ready";
  });
  expect(older).toEqual([]);
});

it("reports an object that is not ready, and one that replaces its pods", async () => {
  const faults = await findFaults(dragonflyReady, (cluster) => {
    cluster.find("Dragonfly", "cache").status = { phase: "RollingUpdate", isRollingUpdate: true };
  });
  expect(faults).toEqual([
    "Dragonfly caches/cache is in phase RollingUpdate, expected Ready",
    "Dragonfly caches/cache replaces its pods just now, expected it at rest",
  ]);
});

it("reports what somebody has changed by hand, and whose the object is", async () => {
  const faults = await findFaults(dragonflyReady, (cluster) => {
    const object = cluster.find("Dragonfly", "cache");
    object.spec.replicas = 1;
    object.metadata.labels["app.kubernetes.io/part-of"] = "other";
  });
  expect(faults).toEqual([
    "Dragonfly caches/cache: metadata.labels.app.kubernetes.io/part-of is other, expected any",
    "Dragonfly caches/cache: spec.replicas is 1, expected 3",
  ]);
});

it("reports an object that is missing, and one that no operator has seen", async () => {
  expect(await findFaults(dragonflyReady, (cluster) => cluster.remove("Dragonfly", "cache"))).toEqual([
    "Dragonfly caches/cache does not exist",
  ]);
  const unseen = await findFaults(dragonflyReady, (cluster) => {
    delete cluster.find("Dragonfly", "cache").status;
  });
  expect(unseen).toEqual(["Dragonfly caches/cache is in phase nothing, expected Ready"]);
});
