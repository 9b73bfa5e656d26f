import { expect, it } from "vitest";
import { inlineSettings } from "./inline-settings.ts";
import { makeCatalog } from "./test-catalog.ts";

const catalog = makeCatalog({ variables: new Map([["A", "1"]]) });
const object = { apiVersion: "kustomize.toolkit.fluxcd.io/v1", kind: "Kustomization", metadata: { name: "any" } };

it("puts the value of every setting into the Flux Kustomization, and asks for no ConfigMap", () => {
  const postBuild = { substitute: { B: "2" }, substituteFrom: [{ kind: "ConfigMap", name: "settings" }] };
  const spec = { interval: "10m", prune: true, postBuild };
  expect(inlineSettings({ ...object, spec } as never, catalog)).toEqual({
    ...object,
    spec: { interval: "10m", prune: true, postBuild: { substitute: { A: "1" } } },
  });
});

it("leaves one alone that substitutes nothing", () => {
  const plain = { ...object, spec: { interval: "10m" } };
  expect(inlineSettings(plain as never, catalog)).toBe(plain);
});
