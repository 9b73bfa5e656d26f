import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { healthExpressionVacuous } from "./health-expression-vacuous.ts";

const kustomization = (spec: string, name = "a") =>
  `apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: ${name}, namespace: flux-system}\nspec: ${spec}\n---\n`;

const expression = (field: string, text: string, kind = "Cluster") =>
  kustomization(
    `{healthCheckExprs: [{apiVersion: postgresql.cnpg.io/v1, kind: ${kind}, ${field}: ${JSON.stringify(text)}}]}`,
  );

describe("health-expression-vacuous", () => {
  it("finds `all` over what a filter leaves", () => {
    const text = "status.conditions.filter(c, c.type == 'Ready').all(c, c.status == 'True')";
    expect(findFaults(healthExpressionVacuous, expression("current", text))).toEqual([
      expect.stringContaining("spec.healthCheckExprs[0].current: Kustomization a: `filter(…).all(…)` is true"),
    ]);
    expect(findFaults(healthExpressionVacuous, expression("failed", text))).toEqual([
      expect.stringContaining("counts as failed"),
    ]);
  });

  it("is silent about `exists`, `all` over a list of its own, and kinds with one condition", () => {
    for (const text of [
      "status.conditions.exists(c, c.type == 'Ready')",
      "status.conditions.all(c, c.status == 'True')",
    ]) {
      expect(findFaults(healthExpressionVacuous, expression("current", text))).toEqual([]);
    }
    const issuer = expression("current", "status.conditions.filter(c, c.type == 'Ready').all(c, c.status == 'True')");
    expect(findFaults(healthExpressionVacuous, issuer.replace("postgresql.cnpg.io", "cert-manager.io"))).toEqual([]);
    expect(findFaults(healthExpressionVacuous, kustomization("{healthCheckExprs: [null, 5, {current: 5}]}"))).toEqual(
      [],
    );
  });
});
