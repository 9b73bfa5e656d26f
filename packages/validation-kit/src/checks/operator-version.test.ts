import { expect, it } from "vitest";
import { findFaults } from "../test-check.ts";
import { operatorVersion } from "./operator-version.ts";

it("finds nothing in a healthy cluster", async () => {
  expect(await findFaults(operatorVersion)).toEqual([]);
});

it("reports another version, with both", async () => {
  const faults = await findFaults(operatorVersion, (cluster) => {
    cluster.find("Deployment", "cnpg-operator").spec.template.spec.containers[0].image = "r:5000/op:1.27.3@sha256:0";
  });
  expect(faults).toEqual([
    expect.stringContaining("Deployment cnpg-system/cnpg-operator is 1.27.3, expected CloudNativePG 1.30"),
  ]);
});

it("does not take 1.3 for 1.30", async () => {
  const faults = await findFaults(operatorVersion, (cluster) => {
    cluster.find("Deployment", "cnpg-operator").spec.template.spec.containers[0].image = "op:1.3.0";
  });
  expect(faults).toEqual([expect.stringContaining("is 1.3.0, expected")]);
});

it("reports a version that nothing tells", async () => {
  const faults = await findFaults(operatorVersion, (cluster) => {
    cluster.find("Deployment", "cnpg-operator").spec.template.spec.containers = [];
  });
  expect(faults).toEqual([expect.stringContaining("is unknown, expected CloudNativePG 1.30")]);
});
