import { expect, it } from "vitest";
import { nameCatalogFields } from "./name-catalog-fields.ts";

const affinity = {
  path: ["spec", "affinity", "podAntiAffinityType"],
  place: ["spec", "cluster", "podAntiAffinity"],
};

it("says what a field is called in the catalog", () => {
  expect(nameCatalogFields("write `podAntiAffinityType: required`", "Cluster", affinity)).toBe(
    "write `podAntiAffinityType: required` (in tenants.yaml `podAntiAffinityType` is spec.cluster.podAntiAffinity)",
  );
  expect(nameCatalogFields("set `poolMode: session`", "Pooler", { path: ["spec"], place: ["spec"] })).toContain(
    "`poolMode` is poolers[].mode",
  );
});

it("says nothing where both have the same name, or where it is no field", () => {
  for (const help of ["raise `instances`", "see `kubectl get pods`", "write `1Gi` more", "no field at all"]) {
    expect(nameCatalogFields(help, "Cluster", affinity)).toBe(help);
  }
});

it("says where a field goes that the catalog has no word for", () => {
  const place = { path: ["spec", "enablePDB"], place: ["spec", "cluster", "spec", "enablePDB"] };
  expect(nameCatalogFields("remove `enablePDB: false`", "Cluster", place)).toBe(
    "remove `enablePDB: false` (in tenants.yaml `enablePDB` is in spec.cluster.spec)",
  );
});

it("leaves alone what several fields could be", () => {
  expect(nameCatalogFields("set `source`", "Cluster", { path: [], place: [] })).toBe("set `source`");
});
