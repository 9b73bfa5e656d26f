import { expect, it } from "vitest";
import { explainSkip, findFaults } from "../test-check.ts";
import { dragonflyOperatorAvailable } from "./dragonfly-operator-available.ts";

it("finds nothing in a healthy cluster, and counts an operator with both labels once", async () => {
  expect(await findFaults(dragonflyOperatorAvailable)).toEqual([]);
});

it("finds the operator of the manifest, which lacks the chart's label", async () => {
  const faults = await findFaults(dragonflyOperatorAvailable, (cluster) => {
    cluster.find("Deployment", "dragonfly-operator").metadata.labels = { "control-plane": "controller-manager" };
  });
  expect(faults).toEqual([]);
});

it("reports an operator without pods", async () => {
  const faults = await findFaults(dragonflyOperatorAvailable, (cluster) => {
    cluster.find("Deployment", "dragonfly-operator").status = {};
  });
  expect(faults).toEqual([
    expect.stringContaining("Deployment operators/dragonfly-operator has 0 of 1 pods available"),
  ]);
});

it("reports an operator that the NetworkPolicy of Dragonfly locks out", async () => {
  const faults = await findFaults(dragonflyOperatorAvailable, (cluster) => {
    cluster.find("Deployment", "dragonfly-operator").metadata.namespace = "elsewhere";
  });
  expect(faults).toEqual([
    expect.stringContaining("Deployment elsewhere/dragonfly-operator runs in a namespace that the NetworkPolicy"),
  ]);
});

it("reports that there is no operator, and does not take another one for it", async () => {
  const faults = await findFaults(dragonflyOperatorAvailable, (cluster) => {
    const { metadata } = cluster.find("Deployment", "dragonfly-operator");
    metadata.labels = { "control-plane": "controller-manager" };
    metadata.namespace = "flux-system";
  });
  expect(faults).toEqual([
    expect.stringContaining("no Deployment is labelled app.kubernetes.io/name=dragonfly-operator"),
  ]);
});

it("says why it does not apply", async () => {
  expect(await explainSkip(dragonflyOperatorAvailable, { dragonfly: undefined as never })).toBe(
    "the catalog has no Dragonfly",
  );
});
