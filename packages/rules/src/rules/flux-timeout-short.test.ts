import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { fluxTimeoutShort } from "./flux-timeout-short.ts";

const kustomization = (spec: string, name = "a") =>
  `apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: ${name}, namespace: flux-system}\nspec: ${spec}\n---\n`;

const CHECK = "healthChecks: [{apiVersion: postgresql.cnpg.io/v1, kind: Cluster, name: x}]";

describe("flux-timeout-short", () => {
  it("finds less than 15 minutes for a Cluster", () => {
    expect(findFaults(fluxTimeoutShort, kustomization(`{timeout: 5m, ${CHECK}}`))).toEqual([
      expect.stringContaining("spec.timeout: Kustomization a: `timeout` is 5m"),
    ]);
    expect(findFaults(fluxTimeoutShort, kustomization(`{timeout: 14m59s, wait: true, ${CHECK}}`))).toHaveLength(1);
  });

  it("finds an interval that is the timeout", () => {
    expect(findFaults(fluxTimeoutShort, kustomization(`{interval: 10m, ${CHECK}}`))).toEqual([
      expect.stringContaining(
        "spec.interval: Kustomization a: without `timeout`, Flux takes the interval less 30 seconds, 9m30s",
      ),
    ]);
    expect(findFaults(fluxTimeoutShort, kustomization(`{interval: 1h, ${CHECK}}`))).toEqual([]);
  });

  it("is silent about enough time, about what waits for no Cluster, and about no durations", () => {
    expect(findFaults(fluxTimeoutShort, kustomization(`{timeout: 15m, ${CHECK}}`))).toEqual([]);
    expect(findFaults(fluxTimeoutShort, kustomization("{timeout: 5m, wait: true}"))).toEqual([]);
    expect(findFaults(fluxTimeoutShort, kustomization(`{timeout: "\${T}", ${CHECK}}`))).toEqual([]);
  });
});
