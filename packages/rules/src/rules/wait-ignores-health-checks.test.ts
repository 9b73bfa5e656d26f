import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { waitIgnoresHealthChecks } from "./wait-ignores-health-checks.ts";

const kustomization = (spec: string) => `
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata:
  name: databases
spec:
${spec}
`;
const checks = "  healthChecks:\n    - apiVersion: postgresql.cnpg.io/v1\n      kind: Cluster\n      name: shared\n";

describe("wait-ignores-health-checks", () => {
  it("finds a list that nobody reads", () => {
    expect(findFaults(waitIgnoresHealthChecks, kustomization(`  wait: true\n${checks}`))).toEqual([
      expect.stringContaining("spec.healthChecks: Kustomization databases: with `wait: true` Flux ignores"),
    ]);
  });

  it("is silent about one of the two", () => {
    expect(findFaults(waitIgnoresHealthChecks, kustomization("  wait: true"))).toEqual([]);
    expect(findFaults(waitIgnoresHealthChecks, kustomization(`  wait: false\n${checks}`))).toEqual([]);
  });

  it("is silent about kustomize's own Kustomization", () => {
    const file = `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nspec:\n  wait: true\n${checks}`;
    expect(findFaults(waitIgnoresHealthChecks, file)).toEqual([]);
  });
});
