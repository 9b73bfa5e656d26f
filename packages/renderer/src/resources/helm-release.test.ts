import type { Operator } from "@tenantry/tenant-model";
import { describe, expect, it } from "vitest";
import { listObjects, makeCatalog, makeSetting } from "../test-catalog.ts";
import { makeOperator } from "../test-platform.ts";
import { buildHelmReleases } from "./helm-release.ts";

const build = (...operators: readonly Operator[]) => listObjects(buildHelmReleases(makeCatalog({ operators })));

describe("the HelmRelease of an operator", () => {
  const [release] = build(makeOperator("cloudNativePG", { chartVersion: "0.29.0" }));

  it("names one version of the chart, and the repository beside it", () => {
    expect(release.spec.chart.spec).toEqual({
      chart: "cloudnative-pg",
      version: "0.29.0",
      sourceRef: { kind: "HelmRepository", name: "cloudnative-pg" },
    });
  });

  it("is tried again and never rolled back, as the CRDs would be too", () => {
    for (const action of [release.spec.install, release.spec.upgrade]) {
      expect(action).toEqual({ crds: "CreateReplace", strategy: { name: "RetryOnFailure", retryInterval: "1m" } });
    }
  });

  it("is never pruned: no other operator would fail over", () => {
    expect(release.metadata.annotations).toEqual({ "kustomize.toolkit.fluxcd.io/prune": "disabled" });
  });

  it("is not rendered where the operators are another team's", () => {
    expect(build()).toEqual([]);
  });
});

describe("the values of a chart", () => {
  it("give CloudNativePG's Deployment the name that its documentation uses, and no PodMonitor that needs a CRD", () => {
    const [{ spec }] = build(makeOperator("cloudNativePG", { configuration: { INHERITED_LABELS: "team" } }));
    expect(spec.values).toEqual({
      fullnameOverride: "cnpg-controller-manager",
      config: { data: { INHERITED_LABELS: "team" } },
      resources: { requests: { cpu: "1", memory: "1Gi" }, limits: { cpu: "1", memory: "1Gi" } },
    });
    const [{ spec: bare }] = build(makeOperator("cloudNativePG"));
    expect(bare.values).not.toHaveProperty("config");
  });

  it("make Dragonfly's pod fit a restricted namespace, keep its CRD, and let its metrics be scraped", () => {
    const [{ spec }] = build(makeOperator("dragonfly"));
    expect(spec.values).toMatchObject({
      crds: { keep: true },
      rbacProxy: { enabled: false },
      podSecurityContext: { runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } },
      manager: { resources: { limits: { memory: "1Gi" } } },
    });
  });

  it("are the catalog's where it writes them, field by field", () => {
    const fields = { resources: { limits: { memory: "2Gi" } }, replicaCount: makeSetting("REPLICAS", 2) };
    const [{ spec }] = build(makeOperator("barmanCloud", { values: { fields, origin: [] } }));
    expect(spec.values).toEqual({
      resources: { requests: { cpu: "1", memory: "1Gi" }, limits: { cpu: "1", memory: "2Gi" } },
      replicaCount: 2,
    });
  });
});
