import type { Catalog } from "@tenantry/tenant-model";
import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { operatorChartVersion } from "./operator-chart-version.ts";

const release = (version: string, values = "{}", chart = "cloudnative-pg") =>
  `{apiVersion: helm.toolkit.fluxcd.io/v2, kind: HelmRelease, metadata: {name: operator}, spec: {values: ${values}, chart: {spec: {chart: ${chart}, version: "${version}", sourceRef: {kind: HelmRepository, name: x}}}}}`;
const judge = (yaml: string, cloudNativePG: string) =>
  findFaults(operatorChartVersion, yaml, { cloudNativePG, catalog: {} as Catalog });

describe("operator-chart-version", () => {
  it("finds a chart of another minor, and names the right one", () => {
    expect(judge(release("0.28.3"), "1.30")).toEqual([
      "spec.chart.spec.version: HelmRelease operator: the chart 0.28.3 brings 1.29, while everything else is checked for CloudNativePG 1.30",
    ]);
    expect(judge(release("0.29.0"), "1.27.1")).toHaveLength(1);
  });

  it("finds a chart that is older than everything that is known", () => {
    expect(judge(release("0.25.0"), "1.27")).toEqual([expect.stringContaining("brings an operator before 1.27")]);
  });

  it.each([
    ["0.26.1", "1.27"],
    ["0.27.0", "1.28.0"],
    ["0.28.3", "1.29"],
    ["0.29.0", "1.30"],
  ])("is silent about the chart %s with %s", (version, operator) => {
    expect(judge(release(version), operator)).toEqual([]);
  });

  it("is silent about charts that it does not know, an image of the catalog's own, and versions that are assumed", () => {
    expect(judge(release("0.40.0"), "1.30")).toEqual([]);
    expect(judge(release("1.0.0"), "1.30")).toEqual([]);
    expect(judge(release("0.28.3", "{image: {tag: 1.30.0}}"), "1.30")).toEqual([]);
    expect(judge(release("0.28.3", "{}", "podinfo"), "1.30")).toEqual([]);
    expect(findFaults(operatorChartVersion, release("0.28.3"), { cloudNativePG: "1.30" })).toEqual([]);
  });
});
