import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { findFaults } from "../test-subject.ts";
import { podSelectorSubstituted } from "./pod-selector-substituted.ts";

const flux = { substitution: "flux", variables: new Map([["X", "1"]]) } as const;
const hba = (line: string) => clusterText(`postgresql: {pg_hba: [${JSON.stringify(line)}]}`);
const line = "hostssl wiki wiki ${podselector:wiki} scram-sha-256";

describe("pod-selector-substituted", () => {
  it("finds a selector that Flux takes for its own", () => {
    expect(findFaults(podSelectorSubstituted, hba(line), flux)).toEqual([
      expect.stringContaining("spec.postgresql.pg_hba[0]: Cluster shared: Flux takes `${podselector:wiki}`"),
    ]);
    expect(findFaults(podSelectorSubstituted, hba(line), { ...flux, flux: "2.8" })).toEqual([
      expect.stringContaining("empty text"),
    ]);
  });

  it("is silent about an escaped one, without Flux, and for an operator that has no such selectors", () => {
    expect(findFaults(podSelectorSubstituted, hba(line.replace("$", "$$$$")), flux)).toEqual([]);
    expect(findFaults(podSelectorSubstituted, hba(line))).toEqual([]);
    expect(findFaults(podSelectorSubstituted, hba(line), { ...flux, cloudNativePG: "1.28" })).toEqual([]);
  });
});
