import { describe, expect, it } from "vitest";
import { claimObjects } from "./claim-objects.ts";

const catalog = { flux: { namespace: "flux-system" }, backup: { method: "none", reason: "a test" } } as const;

describe("what a catalog claims", () => {
  it("are its objects, and the Services that the operator makes for Clusters and Poolers", () => {
    const { identities } = claimObjects(
      catalog,
      new Map([
        ["Cluster.postgresql.cnpg.io databases/shared", ["spec", "cluster"]],
        ["Pooler.postgresql.cnpg.io databases/extra", ["spec", "plugins", 0]],
        ["ConfigMap databases/settings", ["spec", "tenants", 0]],
      ]),
    );
    expect([...identities].slice(3)).toEqual([
      ["Service databases/shared-rw", ["spec", "cluster"]],
      ["Service databases/shared-ro", ["spec", "cluster"]],
      ["Service databases/shared-r", ["spec", "cluster"]],
      ["Service databases/extra", ["spec", "plugins", 0]],
    ]);
    expect(identities.size).toBe(7);
  });

  it("are the CRDs of the operators that it installs, in whatever namespace", () => {
    const origin = ["spec", "operators", "dragonfly"];
    const { identities } = claimObjects(
      catalog,
      new Map([
        ["HelmRelease.helm.toolkit.fluxcd.io any/dragonfly-operator", origin],
        ["HelmRelease.helm.toolkit.fluxcd.io any/podinfo", ["spec", "plugins", 0]],
      ]),
    );
    expect([...identities].slice(2)).toEqual([
      ["CustomResourceDefinition.apiextensions.k8s.io /dragonflies.dragonflydb.io", origin],
    ]);
  });

  it("is a place for backups, where it has one in a bucket", () => {
    expect(claimObjects(catalog, new Map())).not.toHaveProperty("backup");
  });
});
