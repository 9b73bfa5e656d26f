import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { findFaults } from "../test-subject.ts";
import { webhookValidationDisabled } from "./webhook-validation-disabled.ts";

const judge = (value: string) =>
  findFaults(webhookValidationDisabled, clusterText("instances: 1", `cnpg.io/validation: ${value}`));

describe("webhook-validation-disabled", () => {
  it("finds the bypass, on every kind that has a webhook", () => {
    expect(judge("disabled")).toEqual([expect.stringContaining('metadata.annotations["cnpg.io/validation"]: Cluster')]);
    const pooler = clusterText("instances: 1", "cnpg.io/validation: disabled").replace("kind: Cluster", "kind: Pooler");
    expect(findFaults(webhookValidationDisabled, pooler)).toEqual([expect.stringContaining("Pooler shared: ")]);
  });

  it("is silent about any other value: the operator then validates", () => {
    expect(["enabled", '"false"', "${VALIDATION}"].flatMap(judge)).toEqual([]);
  });
});
