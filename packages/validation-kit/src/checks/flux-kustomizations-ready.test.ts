import { expect, it } from "vitest";
import { explainSkip, findFaults } from "../test-check.ts";
import { fluxKustomizationsReady } from "./flux-kustomizations-ready.ts";

it("finds nothing in a healthy cluster", async () => {
  expect(await findFaults(fluxKustomizationsReady)).toEqual([]);
});

it("reports one that is suspended", async () => {
  const faults = await findFaults(fluxKustomizationsReady, (cluster) => {
    cluster.find("Kustomization", "any-databases").spec.suspend = true;
  });
  expect(faults).toEqual([expect.stringContaining("Flux Kustomization flux-system/any-databases is suspended")]);
});

it("reports one that is not ready, with what Flux says", async () => {
  const faults = await findFaults(fluxKustomizationsReady, (cluster) => {
    cluster.find("Kustomization", "any-databases").status.conditions[0] = {
      type: "Ready",
      status: "False",
      message: "health check failed",
    };
  });
  expect(faults).toEqual([expect.stringContaining("is not Ready: health check failed")]);
});

it("reports one that Flux has not looked at since it changed", async () => {
  const faults = await findFaults(fluxKustomizationsReady, (cluster) => {
    cluster.find("Kustomization", "any-databases").metadata.generation = 2;
  });
  expect(faults).toEqual([expect.stringContaining("has not looked at its generation 2")]);
});

it("reports one that is missing", async () => {
  const faults = await findFaults(fluxKustomizationsReady, (cluster) => {
    cluster.remove("Kustomization", "any-databases");
  });
  expect(faults).toEqual([expect.stringContaining("flux-system/any-databases does not exist")]);
});

it("does not apply where there is nothing to look at", async () => {
  expect(await explainSkip(fluxKustomizationsReady, { substitution: "none" })).toContain("for others than Flux");
});
