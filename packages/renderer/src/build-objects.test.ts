import { expect, it } from "vitest";
import { buildObjects } from "./build-objects.ts";
import { makeCatalog, makeSetting } from "./test-catalog.ts";

it("has every object with its settings' values, and the Flux Kustomization that applies them", () => {
  const objects = buildObjects(makeCatalog({ cluster: { instances: makeSetting("INSTANCES", 5) } }));
  const kinds = objects.map(({ kind }) => kind);
  expect(kinds).toContain("Pooler");
  expect(objects.find(({ kind }) => kind === "Cluster")).toMatchObject({ spec: { instances: 5 } });
  expect(objects.filter(({ kind }) => kind === "Kustomization").map(({ apiVersion }) => apiVersion)).toEqual([
    "kustomize.toolkit.fluxcd.io/v1",
  ]);
});
