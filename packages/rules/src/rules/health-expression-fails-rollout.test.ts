import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { healthExpressionFailsRollout } from "./health-expression-fails-rollout.ts";

const kustomization = (spec: string, name = "a") =>
  `apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: ${name}, namespace: flux-system}\nspec: ${spec}\n---\n`;

const expression = (field: string, text: string, kind = "Cluster") =>
  kustomization(
    `{healthCheckExprs: [{apiVersion: postgresql.cnpg.io/v1, kind: ${kind}, ${field}: ${JSON.stringify(text)}}]}`,
  );

describe("health-expression-fails-rollout", () => {
  it.each([
    "status.conditions.exists(c, c.type == 'Ready' && c.status == 'False')",
    'has(status.conditions) && status.conditions.exists(e, e.type == "Ready" && e.status != "True")',
  ])("finds %s", (text) =>
    expect(findFaults(healthExpressionFailsRollout, expression("failed", text))).toEqual([
      expect.stringContaining(
        "spec.healthCheckExprs[0].failed: Kustomization a: a Cluster is `Ready: False` while it starts",
      ),
    ]),
  );

  it("is silent about phases, other fields and other kinds", () => {
    const ready = "status.conditions.exists(c, c.type == 'Ready' && c.status == 'False')";
    expect(
      findFaults(healthExpressionFailsRollout, expression("failed", "status.phase == 'Invalid cluster definition'")),
    ).toEqual([]);
    expect(findFaults(healthExpressionFailsRollout, expression("inProgress", ready))).toEqual([]);
    expect(findFaults(healthExpressionFailsRollout, expression("failed", ready, "DatabaseRole"))).toEqual([]);
  });
});
