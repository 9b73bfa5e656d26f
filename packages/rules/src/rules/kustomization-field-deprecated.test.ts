import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { kustomizationFieldDeprecated } from "./kustomization-field-deprecated.ts";

const file = (field: string) => `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n${field}\n`;

describe("kustomization-field-deprecated", () => {
  it.each([
    "bases: [a]",
    "commonLabels: {a: b}",
    "imageTags: []",
    "patchesJson6902: [a]",
    "patchesStrategicMerge: [a]",
    "vars: []",
  ])("finds %s", (field) =>
    expect(findFaults(kustomizationFieldDeprecated, file(field))).toEqual([
      expect.stringContaining(`${field.replace(/:.*/, "")}: Kustomization: kustomize has deprecated`),
    ]),
  );

  it("is silent about current fields, null, and Flux's own Kustomization", () => {
    expect(
      findFaults(kustomizationFieldDeprecated, file("labels: [{pairs: {a: b}}]\npatches: [{path: a}]\nvars:")),
    ).toEqual([]);
    expect(
      findFaults(
        kustomizationFieldDeprecated,
        file("bases: [a]").replace("kustomize.config.k8s.io/v1beta1", "kustomize.toolkit.fluxcd.io/v1"),
      ),
    ).toEqual([]);
  });
});
