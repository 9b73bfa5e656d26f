import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { healthExpressionNeverCurrent } from "./health-expression-never-current.ts";

const kustomization = (spec: string, name = "a") =>
  `apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: ${name}, namespace: flux-system}\nspec: ${spec}\n---\n`;

const expression = (field: string, text: string, kind = "Cluster") =>
  kustomization(
    `{healthCheckExprs: [{apiVersion: postgresql.cnpg.io/v1, kind: ${kind}, ${field}: ${JSON.stringify(text)}}]}`,
  );

describe("health-expression-never-current", () => {
  it("finds a field that a healthy object lacks", () => {
    expect(findFaults(healthExpressionNeverCurrent, expression("failed", "status.message != ''", "Database"))).toEqual([
      expect.stringContaining(
        "spec.healthCheckExprs[0].failed: Kustomization a: a healthy Database has no `status.message`",
      ),
    ]);
    expect(
      findFaults(healthExpressionNeverCurrent, expression("inProgress", "status.error == 'x'", "Pooler")),
    ).toHaveLength(1);
  });

  it("is silent with `has()`, in `current`, and about fields that are always there", () => {
    expect(
      findFaults(
        healthExpressionNeverCurrent,
        expression("failed", "has(status.message) && status.message != ''", "Database"),
      ),
    ).toEqual([]);
    expect(findFaults(healthExpressionNeverCurrent, expression("current", "status.message == ''", "Database"))).toEqual(
      [],
    );
    expect(findFaults(healthExpressionNeverCurrent, expression("failed", "status.phase == 'x'", "Cluster"))).toEqual(
      [],
    );
    expect(
      findFaults(healthExpressionNeverCurrent, expression("failed", "status.messages == 'x'", "Database")),
    ).toEqual([]);
  });
});
