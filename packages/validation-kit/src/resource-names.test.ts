import { buildObjects } from "@tenantry/renderer";
import { expect, it } from "vitest";
import { makeCatalog } from "../../renderer/src/test-catalog.ts";
import { nameResource, RESOURCES } from "./resource-names.ts";

it("makes the plural names that checks ask for", () => {
  const named = (apiVersion: string, kind: string) => nameResource({ apiVersion, kind });
  expect(named("v1", "Pod")).toBe(RESOURCES.pod);
  expect(named("policy/v1", "PodDisruptionBudget")).toBe(RESOURCES.podDisruptionBudget);
  expect(named("networking.k8s.io/v1", "NetworkPolicy")).toBe("networkpolicies.networking.k8s.io");
  expect(named("storage.k8s.io/v1", "StorageClass")).toBe("storageclasses.storage.k8s.io");
  const rendered = buildObjects(makeCatalog()).map(nameResource);
  for (const name of [RESOURCES.cluster, RESOURCES.pooler, RESOURCES.database, RESOURCES.fluxKustomization]) {
    expect(rendered).toContain(name);
  }
});
