import { expect, it } from "vitest";
import { makeCatalog } from "../test-catalog.ts";
import { buildKustomizationFile } from "./kustomization-file.ts";

const files = ["out/db/shared-cluster/b.yaml", "out/db/poolers/a.yaml"].map((path) => ({ path, objects: [] }));

it("lists the given files in their order, relative to itself", () => {
  const file = buildKustomizationFile(makeCatalog(), files, { toolVersion: "1.2.3" });
  expect(file.path).toBe("out/db/kustomization.yaml");
  expect(file.objects[0]?.object).toEqual({
    apiVersion: "kustomize.config.k8s.io/v1beta1",
    kind: "Kustomization",
    namespace: "databases",
    resources: ["shared-cluster/b.yaml", "poolers/a.yaml"],
  });
});

it("names the tool's version, and is not substituted by Flux", () => {
  const file = buildKustomizationFile(makeCatalog(), files, { toolVersion: "1.2.3" });
  expect(file).toMatchObject({ comment: "tenantry 1.2.3", substitution: "none" });
});
