import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { fluxPathLeavesSource } from "./flux-path-leaves-source.ts";

const kustomization = (spec: string, name = "a") =>
  `apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: ${name}, namespace: flux-system}\nspec: ${spec}\n---\n`;

describe("flux-path-leaves-source", () => {
  it.each([
    ["../databases", "./databases"],
    ["./a/../../b", "./b"],
    ["/..", "./"],
  ])("finds %s, which Flux takes for %s", (path, kept) =>
    expect(findFaults(fluxPathLeavesSource, kustomization(`{path: ${path}}`))).toEqual([
      `spec.path: Kustomization a: the path \`${path}\` leads out of the source; Flux takes it for \`${kept}\``,
    ]),
  );

  it.each(["./a", "/a/b", "a/../b", "./", "a..b", '"../${X}"', "5"])("is silent about %s", (path) =>
    expect(findFaults(fluxPathLeavesSource, kustomization(`{path: ${path}}`))).toEqual([]),
  );
});
