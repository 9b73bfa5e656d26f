import { describe, expect, it } from "vitest";
import { findObjectConflicts, type ObjectClaim } from "./object-claims.ts";

const infra: ObjectClaim = {
  file: "c/infra.yaml",
  fluxKustomization: "k/infrastructure/infra/ks.yaml",
  settings: [{ name: "settings", file: "k/clusters/a/settings.yaml" }],
  flux: { name: "infra-databases", namespace: "flux-system" },
  cluster: { name: "infra-postgres", namespace: "databases" },
  backup: { bucket: "backups", serverName: "infra-postgres", endpointURL: "https://s3.example.org" },
};
const apps: ObjectClaim = {
  ...infra,
  file: "c/apps.yaml",
  fluxKustomization: "k/infrastructure/apps/ks.yaml",
  flux: { name: "apps-databases", namespace: "flux-system" },
  cluster: { name: "apps-postgres", namespace: "databases" },
  backup: { bucket: "backups", serverName: "apps-postgres", endpointURL: "https://s3.example.org" },
};
const elsewhere = { settings: [{ name: "settings", file: "k/clusters/b/settings.yaml" }] };

function listPlaces(change: Partial<ObjectClaim>) {
  const conflicts = findObjectConflicts([infra, { ...apps, ...change }]);
  for (const { file, finding } of conflicts) {
    expect([file, finding.severity]).toEqual(["c/apps.yaml", "error"]);
    expect(finding.message).toContain("c/infra.yaml");
  }
  return conflicts.map(({ finding }) => finding.place.join("."));
}

describe("findObjectConflicts", () => {
  it("lets catalogs share a bucket, a namespace and an endpoint", () => {
    expect(listPlaces({})).toEqual([]);
  });

  it("refuses two catalogs that back up to one place, in whatever Kubernetes clusters they are", () => {
    const backup = { bucket: "backups", serverName: "infra-postgres", endpointURL: "https://S3.example.org/" };
    expect(listPlaces({ backup })).toEqual(["spec.backup.serverName"]);
    expect(listPlaces({ backup, ...elsewhere })).toEqual(["spec.backup.serverName"]);
    expect(listPlaces({ backup: { ...backup, endpointURL: "https://other.example.org" } })).toEqual([]);
    expect(listPlaces({ backup: { ...backup, bucket: "other" } })).toEqual([]);
    const { endpointURL: _endpoint, ...amazon } = backup;
    expect(listPlaces({ backup: amazon })).toEqual([]);
    expect(
      findObjectConflicts([
        { ...infra, backup: amazon },
        { ...apps, backup: amazon },
      ]),
    ).toHaveLength(1);
  });

  it("compares no backups where there are none", () => {
    const { backup: _backup, ...none } = apps;
    const { backup: _theirs, ...nothing } = infra;
    for (const pair of [
      [infra, none],
      [nothing, apps],
      [nothing, none],
    ]) {
      expect(findObjectConflicts(pair)).toEqual([]);
    }
  });

  it.each([
    ["Flux Kustomization", { flux: infra.flux }, "spec.flux.name"],
    ["Cluster", { cluster: infra.cluster }, "spec.cluster.name"],
  ])("refuses two descriptions of one %s, unless they go to two Kubernetes clusters", (_kind, change, place) => {
    expect(listPlaces(change)).toEqual([place]);
    expect(listPlaces({ ...change, ...elsewhere })).toEqual([]);
  });

  it("tells objects of one name apart by their namespaces", () => {
    expect(listPlaces({ cluster: { ...infra.cluster, namespace: "other" } })).toEqual([]);
    expect(listPlaces({ flux: { ...infra.flux, namespace: "other" } })).toEqual([]);
  });
});
