import { describe, expect, it } from "vitest";
import { findClaimConflicts } from "./output-claims.ts";

const infra = {
  name: "infra",
  file: "c/infra/tenants.yaml",
  workloads: "w/infra/db",
  runbooks: "docs/infra",
  fluxKustomization: "f/infra.yaml",
};
const apps = {
  name: "apps",
  file: "c/apps/tenants.yaml",
  workloads: "w/apps/db",
  runbooks: "docs/apps",
  fluxKustomization: "f/apps.yaml",
};

function conflictOf(change: Partial<typeof apps>) {
  return findClaimConflicts([infra, { ...apps, ...change }]).map(({ claim, finding }) => [
    claim.name,
    finding.place.join("."),
  ]);
}

describe("findClaimConflicts", () => {
  it("lets catalogs stand side by side, also where one path begins like the other", () => {
    expect(conflictOf({})).toEqual([]);
    const alike = { workloads: "w/infra/db2", runbooks: "docs/infra2", fluxKustomization: "f/infra.yaml2" };
    expect(conflictOf(alike)).toEqual([]);
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
    ["the same folder for runbooks", { runbooks: "docs/infra" }, "spec.output.runbooks"],
    ["runbooks inside the other's", { runbooks: "docs/infra/apps" }, "spec.output.runbooks"],
    ["runbooks around the other's", { runbooks: "docs" }, "spec.output.runbooks"],
    ["runbooks in a folder that Flux applies", { runbooks: "w/infra/db/docs" }, "spec.output.runbooks"],
    ["runbooks around a folder that Flux applies", { runbooks: "w" }, "spec.output.runbooks"],
    ["runbooks around the other's Flux Kustomization", { runbooks: "f" }, "spec.output.runbooks"],
    ["runbooks around the other catalog", { runbooks: "c/infra" }, "spec.output.runbooks"],
    ["a folder that Flux applies in the other's runbooks", { workloads: "docs/infra/db" }, "spec.output.workloads"],
    [
      "a Flux Kustomization in the other's runbooks",
      { fluxKustomization: "docs/infra/ks.yaml" },
      "spec.output.fluxKustomization",
    ],
    ["a catalog that stands in the other's runbooks", { file: "docs/infra/tenants.yaml" }, ""],
  ])("refuses %s", (_what, change, place) => {
    expect(conflictOf(change)).toEqual([["apps", place]]);
  });

  it("refuses two catalogs of one name", () => {
    expect(conflictOf({ name: "infra" })).toEqual([["infra", "metadata.name"]]);
  });
});
