import { describe, expect, it } from "vitest";
import { findClaimConflicts } from "./output-claims.ts";

const infra = {
  name: "infra",
  file: "c/infra/tenants.yaml",
  workloads: "w/infra/db",
  fluxKustomization: "f/infra.yaml",
};
const apps = { name: "apps", file: "c/apps/tenants.yaml", workloads: "w/apps/db", fluxKustomization: "f/apps.yaml" };

function conflictOf(change: Partial<typeof apps>) {
  return findClaimConflicts([infra, { ...apps, ...change }]).map(({ claim, finding }) => [
    claim.name,
    finding.place.join("."),
  ]);
}

describe("findClaimConflicts", () => {
  it("lets catalogs stand side by side, also where one path begins like the other", () => {
    expect(conflictOf({})).toEqual([]);
    expect(conflictOf({ workloads: "w/infra/db2", fluxKustomization: "f/infra.yaml2" })).toEqual([]);
  });

  it.each([
    ["the same folder", { workloads: "w/infra/db" }, "spec.output.workloads"],
    ["a folder inside the other's", { workloads: "w/infra/db/apps" }, "spec.output.workloads"],
    ["a folder around the other's", { workloads: "w/infra" }, "spec.output.workloads"],
    ["the same folder on disks that fold case", { workloads: "w/Infra/DB" }, "spec.output.workloads"],
    ["the same Flux Kustomization", { fluxKustomization: "f/infra.yaml" }, "spec.output.fluxKustomization"],
    [
      "a Flux Kustomization in the other's folder",
      { fluxKustomization: "w/infra/db/ks.yaml" },
      "spec.output.fluxKustomization",
    ],
    ["a folder around the other's Flux Kustomization", { workloads: "f" }, "spec.output.workloads"],
    ["a folder around the other catalog", { workloads: "c/infra" }, "spec.output.workloads"],
    ["a catalog that stands in the other's folder", { file: "w/infra/db/tenants.yaml" }, ""],
  ])("refuses %s", (_what, change, place) => {
    expect(conflictOf(change)).toEqual([["apps", place]]);
  });

  it("refuses two catalogs of one name", () => {
    expect(conflictOf({ name: "infra" })).toEqual([["infra", "metadata.name"]]);
  });
});
