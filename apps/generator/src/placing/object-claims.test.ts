import type { Path } from "@tenantry/tenant-model";
import { describe, expect, it } from "vitest";
import { findObjectConflicts, type ObjectClaim } from "./object-claims.ts";

const FLUX = "Kustomization.kustomize.toolkit.fluxcd.io flux-system";
const CNPG = "postgresql.cnpg.io";

function identify(name: string, namespace: string): Map<string, Path> {
  return new Map<string, Path>([
    [`${FLUX}/${name}-databases`, ["spec", "flux"]],
    [`Cluster.${CNPG} ${namespace}/${name}-postgres`, ["spec", "cluster"]],
    [`Pooler.${CNPG} ${namespace}/${name}-pooler-rw`, ["spec", "tenants", 0, "poolers", 0]],
    [`Service ${namespace}/${name}-pooler-rw`, ["spec", "tenants", 0, "poolers", 0]],
    [`Service ${namespace}/${name}-postgres-rw`, ["spec", "cluster", "name"]],
  ]);
}

const withIdentity = (identity: string, place: Path) => ({
  identities: new Map([...apps.identities, [identity, place]]),
});

const infra: ObjectClaim = {
  file: "c/infra.yaml",
  fluxKustomization: "k/infrastructure/infra/ks.yaml",
  settings: [{ name: "settings", file: "k/clusters/a/settings.yaml" }],
  flux: { namespace: "flux-system" },
  identities: identify("infra", "databases"),
  backup: { bucket: "backups", serverName: "infra-postgres", endpointURL: "https://s3.example.org" },
};
const apps: ObjectClaim = {
  ...infra,
  file: "c/apps.yaml",
  fluxKustomization: "k/infrastructure/apps/ks.yaml",
  identities: identify("apps", "databases"),
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

  it.each<[string, string, Path, string]>([
    ["Flux Kustomization", `${FLUX}/infra-databases`, ["spec", "flux"], "spec.flux.name"],
    ["Cluster", `Cluster.${CNPG} databases/infra-postgres`, ["spec", "cluster"], "spec.cluster.name"],
    ["Pooler", `Pooler.${CNPG} databases/infra-pooler-rw`, ["spec", "tenants", 3], "spec.tenants.3"],
    [
      "Service: a pooler's and a cluster's",
      "Service databases/infra-postgres-rw",
      ["spec", "tenants", 3],
      "spec.tenants.3",
    ],
  ])(
    "refuses two descriptions of one %s, unless they go to two Kubernetes clusters",
    (_kind, identity, origin, place) => {
      const change = withIdentity(identity, origin);
      expect(listPlaces(change)).toEqual([place]);
      expect(listPlaces({ ...change, ...elsewhere })).toEqual([]);
    },
  );

  it("names the cluster alone where everything is shared, and a pooler without its Service", () => {
    expect(listPlaces({ identities: infra.identities })).toEqual(["spec.flux.name", "spec.cluster.name"]);
    const poolers = [...infra.identities].filter(([identity]) => identity.includes("pooler"));
    expect(listPlaces({ identities: new Map(poolers) })).toEqual(["spec.tenants.0.poolers.0"]);
  });

  it("only warns, and once, where nothing tells whether the Kubernetes clusters are two", () => {
    const unsettled = { identities: infra.identities, settings: [] };
    const conflicts = findObjectConflicts([
      { ...infra, settings: [] },
      { ...apps, ...unsettled },
    ]);
    expect(conflicts).toMatchObject([
      { file: "c/apps.yaml", finding: { severity: "warning", place: ["spec", "flux", "name"] } },
    ]);
    expect(conflicts[0]?.finding.help).toContain("settings file of its own");
  });

  it("refuses an operator that another catalog installs too, once, and tells where to keep it", () => {
    const operator: Path = ["spec", "operators", "cloudNativePG"];
    const own: [string, Path][] = [
      ["Namespace /cnpg-system", [...operator, "namespace"]],
      ["HelmRelease.helm.toolkit.fluxcd.io cnpg-system/cloudnative-pg", operator],
      ["CustomResourceDefinition.apiextensions.k8s.io /clusters.postgresql.cnpg.io", operator],
    ];
    const both = (theirs: readonly [string, Path][], settings = apps.settings) =>
      findObjectConflicts([
        { ...infra, settings, identities: new Map([...infra.identities, ...own]) },
        { ...apps, settings, identities: new Map([...apps.identities, ...theirs]) },
      ]).map(({ finding }) => finding);
    const [finding, ...more] = both(own);
    expect(more).toEqual([]);
    expect(finding).toMatchObject({ severity: "error", place: operator });
    expect(finding?.message).toContain("cloudNativePG is installed by c/infra.yaml too");
    expect(finding?.help).toContain("keep it in one of the two catalogs");
    // In whatever namespace: its CRDs are there once.
    expect(both(own.slice(2))).toHaveLength(1);
    expect(both(own, [])).toMatchObject([{ severity: "warning" }]);
  });

  it("tells objects of one name apart by their namespaces", () => {
    expect(listPlaces({ identities: identify("infra", "other") })).toEqual(["spec.flux.name"]);
  });
});
