import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { settingHoldsPlaceholder } from "./setting-holds-placeholder.ts";

const settings = (data: string) =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: cluster-settings}\ndata: ${data}\n`;
const kustomization = (postBuild: string) =>
  `apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: a}\nspec: {postBuild: ${postBuild}}\n`;
const find = (data: string, objects = "") =>
  findFaults(settingHoldsPlaceholder, objects, { settings: settings(data), substitution: "flux" });

describe("setting-holds-placeholder", () => {
  it("finds a value that would arrive as a placeholder's text", () => {
    expect(find("{SC: '${BLOCK_SC}'}")).toEqual([
      "data.SC: the setting `SC` holds `${BLOCK_SC}`: Flux substitutes once, so that objects get the text `${BLOCK_SC}` instead of a value",
    ]);
  });

  it("finds it although the name is a setting of the same file", () => {
    expect(find("{SC: '${BLOCK_SC}', BLOCK_SC: rook}")).toHaveLength(1);
  });

  it("is silent about values without placeholders", () => {
    expect(find("{SC: rook, PRICE: 5$, REF: $X}")).toEqual([]);
    expect(findFaults(settingHoldsPlaceholder, "", { settings: settings("{SC: '${X}'}") })).toEqual([]);
  });

  it("is silent where another Flux Kustomization may substitute in the settings", () => {
    expect(find("{SC: '${BLOCK_SC}'}", kustomization("{substitute: {BLOCK_SC: rook}}"))).toEqual([]);
    const reads = kustomization("{substituteFrom: [{kind: ConfigMap, name: cluster-settings}]}");
    expect(find("{SC: '${BLOCK_SC}'}", reads)).toHaveLength(1);
    expect(find("{SC: '${BLOCK_SC}'}", kustomization("{}"))).toHaveLength(1);
  });
});
