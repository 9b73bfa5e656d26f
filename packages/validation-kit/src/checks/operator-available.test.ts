import { expect, it } from "vitest";
import { findFaults } from "../test-check.ts";
import { operatorAvailable } from "./operator-available.ts";

it("finds nothing in a healthy cluster", async () => {
  expect(await findFaults(operatorAvailable)).toEqual([]);
});

it("reports pods that are not available", async () => {
  const faults = await findFaults(operatorAvailable, (cluster) => {
    cluster.find("Deployment", "cnpg-operator").status = {};
  });
  expect(faults).toEqual([expect.stringContaining("Deployment cnpg-system/cnpg-operator has 0 of 1 pods available")]);
});

it("reports an operator that is scaled to nothing", async () => {
  const faults = await findFaults(operatorAvailable, (cluster) => {
    cluster.find("Deployment", "cnpg-operator").spec.replicas = 0;
  });
  expect(faults).toEqual([expect.stringContaining("Deployment cnpg-system/cnpg-operator is scaled to 0")]);
});

it("reports that there is none", async () => {
  const faults = await findFaults(operatorAvailable, (cluster) => {
    cluster.remove("Deployment", "cnpg-operator");
  });
  expect(faults).toEqual([
    expect.stringContaining("no Deployment in any namespace is labelled app.kubernetes.io/name=cloudnative-pg"),
  ]);
});
