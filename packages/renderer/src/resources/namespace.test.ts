import { expect, it } from "vitest";
import { listObjects, listPaths, makeCatalog } from "../test-catalog.ts";
import { buildNamespace } from "./namespace.ts";

it("renders a namespace only where the catalog owns it", () => {
  expect(buildNamespace(makeCatalog())).toEqual([]);
  const files = buildNamespace(makeCatalog({ cluster: { manageNamespace: true } }));
  expect(listPaths(files)).toEqual(["out/db/shared-cluster/namespace.yaml"]);
});

it("holds its pods to the restricted standard and is never pruned", () => {
  const [namespace] = listObjects(buildNamespace(makeCatalog({ cluster: { manageNamespace: true } })));
  expect(namespace.metadata).toMatchObject({
    name: "databases",
    labels: {
      "pod-security.kubernetes.io/enforce": "restricted",
      "pod-security.kubernetes.io/audit": "restricted",
      "pod-security.kubernetes.io/warn": "restricted",
    },
    annotations: { "kustomize.toolkit.fluxcd.io/prune": "disabled" },
  });
});
