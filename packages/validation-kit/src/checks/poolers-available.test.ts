import { expect, it } from "vitest";
import { findFaults } from "../test-check.ts";
import { poolersAvailable } from "./poolers-available.ts";

it("finds nothing in a healthy cluster", async () => {
  expect(await findFaults(poolersAvailable)).toEqual([]);
});

it("reports pods that are missing", async () => {
  const faults = await findFaults(poolersAvailable, (cluster) => {
    cluster.find("Deployment", "gitlab-pooler-ro").status.availableReplicas = 1;
  });
  expect(faults).toEqual([
    expect.stringContaining("Deployment databases/gitlab-pooler-ro has 1 pods available and 3 up to date, expected 3"),
  ]);
});

it("reports a Pooler that the operator has made nothing of", async () => {
  const faults = await findFaults(poolersAvailable, (cluster) => {
    cluster.remove("Deployment", "harbor-pooler-rw");
  });
  expect(faults).toEqual([
    expect.stringContaining("Deployment databases/harbor-pooler-rw does not exist, expected one with 3 pods"),
  ]);
});
