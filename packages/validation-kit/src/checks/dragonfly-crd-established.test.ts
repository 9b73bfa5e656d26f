import { expect, it } from "vitest";
import { findFaults } from "../test-check.ts";
import { dragonflyCrdEstablished } from "./dragonfly-crd-established.ts";

const NAME = "dragonflies.dragonflydb.io";

it("finds nothing in a healthy cluster", async () => {
  expect(await findFaults(dragonflyCrdEstablished)).toEqual([]);
});

it("reports a CRD that is missing", async () => {
  const faults = await findFaults(dragonflyCrdEstablished, (cluster) => {
    cluster.remove("CustomResourceDefinition", NAME);
  });
  expect(faults).toEqual([`CustomResourceDefinition ${NAME} does not exist, expected one that serves v1alpha1`]);
});

it("reports a version that is not served", async () => {
  const faults = await findFaults(dragonflyCrdEstablished, (cluster) => {
    cluster.find("CustomResourceDefinition", NAME).spec.versions = [
      { name: "v1alpha1", served: false },
      { name: "v1", served: true },
    ];
  });
  expect(faults).toEqual([`CustomResourceDefinition ${NAME} serves v1, expected v1alpha1`]);
});
