import { expect, it } from "vitest";
import { findFaults } from "../test-check.ts";
import { clusterIdentity } from "./cluster-identity.ts";

it("finds nothing in a healthy cluster", async () => {
  expect(await findFaults(clusterIdentity)).toEqual([]);
});

it("reports a Cluster of another catalog", async () => {
  const faults = await findFaults(clusterIdentity, (cluster) => {
    cluster.find("Cluster", "shared").metadata.labels["app.kubernetes.io/part-of"] = "other";
  });
  expect(faults).toEqual([
    expect.stringContaining("Cluster databases/shared has other as its label app.kubernetes.io/part-of, expected any"),
  ]);
});

it("reports a Cluster that nobody has labelled", async () => {
  const faults = await findFaults(clusterIdentity, (cluster) => {
    cluster.find("Cluster", "shared").metadata.labels = undefined;
  });
  expect(faults).toEqual([
    expect.stringContaining("has nothing as its label app.kubernetes.io/managed-by, expected tenantry"),
    expect.stringContaining("app.kubernetes.io/part-of"),
  ]);
});

it("reports that there is none", async () => {
  const faults = await findFaults(clusterIdentity, (cluster) => {
    cluster.remove("Cluster", "shared");
  });
  expect(faults).toEqual([expect.stringContaining("Cluster databases/shared does not exist")]);
});
