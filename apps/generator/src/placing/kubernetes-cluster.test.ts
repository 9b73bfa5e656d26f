import { describe, expect, it } from "vitest";
import { compareKubernetesClusters } from "./kubernetes-cluster.ts";

function evidence(fluxKustomization: string, settings: Readonly<Record<string, string>> = {}) {
  const sources = Object.entries(settings).map(([name, file]) => ({ name, file }));
  return { fluxKustomization, flux: { namespace: "flux-system" }, settings: sources };
}

describe("compareKubernetesClusters", () => {
  const [one, two] = ["k/infrastructure/one/ks.yaml", "k/infrastructure/two/ks.yaml"];

  it("keeps clusters apart by a ConfigMap that stands in two files, whatever else the catalogs share", () => {
    const prod = evidence(one, { common: "k/common.yaml", settings: "k/clusters/prod/settings.yaml" });
    const test = evidence(two, { common: "k/common.yaml", settings: "k/clusters/test/settings.yaml" });
    expect(compareKubernetesClusters(prod, test)).toBe("other");
    // In two namespaces they are two ConfigMaps.
    expect(compareKubernetesClusters(prod, { ...test, flux: { namespace: "other" } })).toBe("unknown");
  });

  it("takes catalogs that read the same settings files for one cluster's, also where one reads more", () => {
    const infra = evidence("infra/a/ks.yaml", { settings: "settings.yaml" });
    const apps = evidence("apps/a/ks.yaml", { settings: "settings.yaml", apps: "apps.yaml" });
    expect(compareKubernetesClusters(infra, apps)).toBe("same");
    expect(compareKubernetesClusters(apps, infra)).toBe("same");
    const more = evidence("other/a/ks.yaml", { settings: "settings.yaml", other: "other.yaml" });
    expect(compareKubernetesClusters(apps, more)).toBe("other");
  });

  it.each([
    [one, two, "unknown"],
    ["k/infrastructure/ks.yaml", one, "unknown"],
    ["k/infrastructure/ks.yaml", "k/apps/ks.yaml", "other"],
    ["k/clusters/prod/ks.yaml", "k/clusters/test/ks.yaml", "other"],
    ["k/clusters/prod/a/ks.yaml", "k/clusters/prod/b/ks.yaml", "unknown"],
    ["clusters/prod/a.yaml", "clusters/test/a.yaml", "other"],
    ["clusters/prod/a.yaml", "clusters/prod/b/c.yaml", "unknown"],
    ["a.yaml", "b.yaml", "unknown"],
    ["a.yaml", "k/b.yaml", "other"],
  ])("judges by the tree where settings tell nothing: %s and %s", (a, b, share) => {
    expect(compareKubernetesClusters(evidence(a), evidence(b))).toBe(share);
    expect(compareKubernetesClusters(evidence(a, { a: "a.yaml" }), evidence(b, { b: "b.yaml" }))).toBe(share);
  });
});
