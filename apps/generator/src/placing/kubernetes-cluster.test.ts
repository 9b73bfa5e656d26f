import { describe, expect, it } from "vitest";
import { mayShareKubernetesCluster } from "./kubernetes-cluster.ts";

function evidence(fluxKustomization: string, settings: Readonly<Record<string, string>> = {}) {
  const sources = Object.entries(settings).map(([name, file]) => ({ name, file }));
  return { fluxKustomization, flux: { namespace: "flux-system" }, settings: sources };
}

describe("mayShareKubernetesCluster", () => {
  const [one, two] = ["k/infrastructure/one/ks.yaml", "k/infrastructure/two/ks.yaml"];

  it("keeps clusters apart by a ConfigMap that stands in two files, whatever else the catalogs share", () => {
    const prod = evidence(one, { common: "k/common.yaml", settings: "k/clusters/prod/settings.yaml" });
    const test = evidence(two, { common: "k/common.yaml", settings: "k/clusters/test/settings.yaml" });
    expect(mayShareKubernetesCluster(prod, test)).toBe(false);
    // In two namespaces they are two ConfigMaps.
    expect(mayShareKubernetesCluster(prod, { ...test, flux: { namespace: "other" } })).toBe(true);
  });

  it("takes catalogs that read the same settings files for one cluster's, also where one reads more", () => {
    const infra = evidence("infra/a/ks.yaml", { settings: "settings.yaml" });
    const apps = evidence("apps/a/ks.yaml", { settings: "settings.yaml", apps: "apps.yaml" });
    expect(mayShareKubernetesCluster(infra, apps)).toBe(true);
    expect(mayShareKubernetesCluster(apps, infra)).toBe(true);
    const more = evidence("other/a/ks.yaml", { settings: "settings.yaml", other: "other.yaml" });
    expect(mayShareKubernetesCluster(apps, more)).toBe(false);
  });

  it.each([
    [one, two, true],
    ["k/infrastructure/ks.yaml", one, true],
    ["k/infrastructure/ks.yaml", "k/apps/ks.yaml", false],
    ["k/clusters/prod/ks.yaml", "k/clusters/test/ks.yaml", false],
    ["k/clusters/prod/a/ks.yaml", "k/clusters/prod/b/ks.yaml", true],
    ["clusters/prod/a.yaml", "clusters/test/a.yaml", false],
    ["clusters/prod/a.yaml", "clusters/prod/b/c.yaml", true],
    ["a.yaml", "b.yaml", true],
    ["a.yaml", "k/b.yaml", false],
  ])("judges by the tree where settings tell nothing: %s and %s", (a, b, share) => {
    expect(mayShareKubernetesCluster(evidence(a), evidence(b))).toBe(share);
    expect(mayShareKubernetesCluster(evidence(a, { a: "a.yaml" }), evidence(b, { b: "b.yaml" }))).toBe(share);
  });
});
