import { expect, it } from "vitest";
import { listObjects, listPaths, makeCatalog } from "../test-catalog.ts";
import { makeDragonfly, makeOperator } from "../test-platform.ts";
import { buildNamespaces } from "./namespace.ts";

it("renders a namespace only where the catalog owns it", () => {
  expect(buildNamespaces(makeCatalog())).toEqual([]);
  const files = buildNamespaces(makeCatalog({ cluster: { manageNamespace: true } }));
  expect(listPaths(files)).toEqual(["out/db/shared-cluster/namespace.yaml"]);
});

it("holds its pods to the restricted standard and is never pruned", () => {
  const [namespace] = listObjects(buildNamespaces(makeCatalog({ cluster: { manageNamespace: true } })));
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

it("renders those of the operators beside them, unless somebody else does", () => {
  const plugin = makeOperator("barmanCloud", { manageNamespace: false });
  const files = buildNamespaces(makeCatalog({ operators: [makeOperator("cloudNativePG"), plugin] }));
  expect(listPaths(files)).toEqual(["out/db/operators/cloudnative-pg/namespace.yaml"]);
  const [namespace] = listObjects(files);
  expect(namespace.metadata).toMatchObject({
    name: "cloudnative-pg-system",
    labels: { "pod-security.kubernetes.io/enforce": "restricted" },
    annotations: { "kustomize.toolkit.fluxcd.io/prune": "disabled" },
  });
});

it("renders Dragonfly's, which its own Flux Kustomization applies, unless somebody else does", () => {
  const files = buildNamespaces(makeCatalog({ dragonfly: makeDragonfly() }));
  expect(listPaths(files)).toEqual(["out/db/dragonfly/namespace.yaml"]);
  expect(files[0]?.objects[0]?.origin).toEqual(["spec", "dragonfly", "namespace"]);
  const [namespace] = listObjects(files);
  expect(namespace.metadata).toMatchObject({
    name: "caches",
    labels: { "pod-security.kubernetes.io/enforce": "restricted" },
    annotations: { "kustomize.toolkit.fluxcd.io/prune": "disabled" },
  });
  expect(buildNamespaces(makeCatalog({ dragonfly: makeDragonfly({ manageNamespace: false }) }))).toEqual([]);
});
