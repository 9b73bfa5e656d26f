import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { operatorNamespaceClaimed } from "./operator-namespace-claimed.ts";

const object = (kind: string, metadata: string, apiVersion = "v1", rest = "") =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: ${metadata}\n${rest}---\n`;
const cluster = (namespace: string) => object("Cluster", `{name: a, namespace: ${namespace}}`, "postgresql.cnpg.io/v1");
const namespace = object("Namespace", "{name: cnpg-system}");

describe("operator-namespace-claimed", () => {
  it("finds the operator's Namespace among the databases", () => {
    expect(findFaults(operatorNamespaceClaimed, namespace + cluster("cnpg-system"))).toEqual([
      expect.stringContaining("metadata.name: Namespace cnpg-system is the operator's own"),
    ]);
  });

  it("is silent about a namespace of the databases' own, and without one", () => {
    expect(findFaults(operatorNamespaceClaimed, namespace + cluster("databases"))).toEqual([]);
    expect(findFaults(operatorNamespaceClaimed, cluster("cnpg-system"))).toEqual([]);
  });

  it("is silent where the operator is installed by the same files", () => {
    const chart = "spec: {chart: {spec: {chart: cloudnative-pg}}}\n";
    const release = object("HelmRelease", "{name: x}", "helm.toolkit.fluxcd.io/v2", chart);
    const deployment = object("Deployment", "{name: cnpg-controller-manager}", "apps/v1");
    const file = object(
      "Kustomization",
      "{}",
      "kustomize.config.k8s.io/v1beta1",
      "resources: [https://github.com/cloudnative-pg/cloudnative-pg/releases/x.yaml]\n",
    );
    for (const it of [release, deployment, file]) {
      expect(findFaults(operatorNamespaceClaimed, namespace + cluster("cnpg-system") + it)).toEqual([]);
    }
  });
});
