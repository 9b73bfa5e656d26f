import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { postBuildWithoutVariables } from "./post-build-without-variables.ts";

const kustomization = (spec: string, name = "a") =>
  `apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: ${name}, namespace: flux-system}\nspec: ${spec}\n---\n`;

describe("post-build-without-variables", () => {
  it.each(["{postBuild: {}}", "{postBuild: {substitute: {}, substituteFrom: []}}", "{postBuild: {substitute: null}}"])(
    "finds %s",
    (spec) =>
      expect(findFaults(postBuildWithoutVariables, kustomization(spec))).toEqual([
        expect.stringContaining("spec.postBuild: Kustomization a: `postBuild` names no variable"),
      ]),
  );

  it.each([
    "{}",
    "{postBuild: {substitute: {A: b}}}",
    "{postBuild: {substituteFrom: [{kind: ConfigMap, name: x, optional: true}]}}",
    "{postBuild: {substituteStrategy: Always}}",
  ])("is silent about %s", (spec) => expect(findFaults(postBuildWithoutVariables, kustomization(spec))).toEqual([]));
});
