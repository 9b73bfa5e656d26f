import { expect, it } from "vitest";
import { listObjects, makeCatalog, makeDragonfly } from "../test-catalog.ts";
import { buildDragonflyNamespace } from "./dragonfly-namespace.ts";

it("is restricted, and never pruned", () => {
  const [namespace] = listObjects(buildDragonflyNamespace(makeCatalog({ dragonfly: makeDragonfly() })));
  expect(namespace.metadata).toMatchObject({
    name: "caches",
    labels: { "pod-security.kubernetes.io/enforce": "restricted" },
    annotations: { "kustomize.toolkit.fluxcd.io/prune": "disabled" },
  });
});

it("is not rendered where somebody else owns it", () => {
  expect(buildDragonflyNamespace(makeCatalog({ dragonfly: makeDragonfly({ manageNamespace: false }) }))).toEqual([]);
  expect(buildDragonflyNamespace(makeCatalog())).toEqual([]);
});
