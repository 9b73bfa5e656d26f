import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { operatorChartUnpinned } from "./operator-chart-unpinned.ts";

const judge = (version: string, { chart = "cloudnative-pg", kind = "HelmRepository" } = {}) =>
  findFaults(
    operatorChartUnpinned,
    `{apiVersion: helm.toolkit.fluxcd.io/v2, kind: HelmRelease, metadata: {name: operator}, spec: {chart: {spec: {chart: ${chart}, ${version} sourceRef: {kind: ${kind}, name: x}}}}}`,
  );

describe("operator-chart-unpinned", () => {
  it("finds no version, and every form of a range", () => {
    expect(judge("")).toEqual([
      expect.stringContaining("spec.chart.spec: HelmRelease operator asks for no version of cloudnative-pg"),
    ]);
    for (const range of ["*", "0.29.x", "0.29", "~0.29.0", ">=0.29.0 <0.30.0", "^0.29.0"])
      expect(judge(`version: ${JSON.stringify(range)},`), range).toEqual([
        expect.stringContaining(`spec.chart.spec.version: HelmRelease operator asks for the range "${range}"`),
      ]);
    expect(judge("", { chart: "dragonfly-operator" })).toHaveLength(1);
    expect(judge("", { chart: "plugin-barman-cloud" })).toHaveLength(1);
  });

  it("is silent about one version, a setting, other charts, and charts whose version stands elsewhere", () => {
    for (const exact of ["0.29.0", "v1.6.1", "=0.29.0", "0.29.0-rc.1", "${CNPG_CHART}"])
      expect(judge(`version: "${exact}",`), exact).toEqual([]);
    expect(judge("", { chart: "podinfo" })).toEqual([]);
    expect(judge("", { kind: "GitRepository" })).toEqual([]);
  });
});
