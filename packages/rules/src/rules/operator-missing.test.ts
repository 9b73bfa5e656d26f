import type { Catalog } from "@tenantry/tenant-model";
import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { operatorMissing } from "./operator-missing.ts";

const release = (chart: string) => `---
{apiVersion: helm.toolkit.fluxcd.io/v2, kind: HelmRelease, metadata: {name: ${chart}}, spec: {chart: {spec: {chart: ${chart}, sourceRef: {kind: HelmRepository, name: x}}}}}
`;
const cluster = (plugin: string) => `---
{apiVersion: postgresql.cnpg.io/v1, kind: Cluster, metadata: {name: shared}, spec: {plugins: [${plugin}]}}
`;
const PLUGIN = "{name: barman-cloud.cloudnative-pg.io}";
const dragonfly = "---\n{apiVersion: dragonflydb.io/v1alpha1, kind: Dragonfly, metadata: {name: cache}}\n";
const judge = (...objects: readonly string[]) =>
  findFaults(operatorMissing, objects.join(""), { catalog: {} as Catalog });

describe("operator-missing", () => {
  it("finds a Cluster whose plugin nobody installs", () => {
    expect(judge(release("cloudnative-pg"), cluster(PLUGIN))).toEqual([
      expect.stringContaining("spec.plugins: Cluster shared needs plugin-barman-cloud"),
    ]);
  });

  it("finds a Dragonfly whose operator nobody installs", () => {
    expect(judge(release("cloudnative-pg"), dragonfly)).toEqual([
      expect.stringContaining("apiVersion: Dragonfly cache needs dragonfly-operator"),
    ]);
  });

  it("is silent where all are there, and where nothing needs them", () => {
    const all = [release("cloudnative-pg"), release("plugin-barman-cloud"), release("dragonfly-operator")];
    expect(judge(...all, cluster(PLUGIN), dragonfly)).toEqual([]);
    expect(judge(release("cloudnative-pg"), cluster(""))).toEqual([]);
    expect(judge(release("cloudnative-pg"), cluster("{name: barman-cloud.cloudnative-pg.io, enabled: false}"))).toEqual(
      [],
    );
    expect(judge(release("cloudnative-pg"), cluster("{name: other}"))).toEqual([]);
  });

  it("is silent where the operators are another team's, or other files may hold them", () => {
    expect(judge(cluster(PLUGIN), dragonfly)).toEqual([]);
    expect(findFaults(operatorMissing, release("cloudnative-pg") + cluster(PLUGIN))).toEqual([]);
  });
});
