import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { settingNameRefused } from "./setting-name-refused.ts";

const flux = { substitution: "flux" } as const;
const kustomization = (postBuild: string) =>
  `apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: a}\nspec: {postBuild: ${postBuild}}\n`;

describe("setting-name-refused", () => {
  it("finds names in settings files, and shows one that Flux takes", () => {
    const settings = "apiVersion: v1\nkind: ConfigMap\ndata: {my-key: a, values.yaml: b, 1st: c, OK: d}\n";
    expect(findFaults(settingNameRefused, "", { ...flux, settings })).toEqual([
      expect.stringContaining("data.my-key: settings: Flux refuses the name `my-key`"),
      expect.stringContaining("`values.yaml`"),
      expect.stringContaining("`1st`"),
    ]);
  });

  it("finds names in a Flux Kustomization and in the ConfigMap that it names", () => {
    const map = "---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: s}\ndata: {b-c: x}\n";
    const text = kustomization("{substitute: {a.b: x}, substituteFrom: [{kind: ConfigMap, name: s}]}") + map;
    expect(findFaults(settingNameRefused, text, flux)).toHaveLength(2);
    expect(findFaults(settingNameRefused, kustomization("{substitute: {A: x}}") + map, flux)).toEqual([]);
  });

  it("is silent about ConfigMaps that are no settings, and where Flux does not substitute", () => {
    const settings = "my-key: a\n";
    expect(findFaults(settingNameRefused, "", { settings })).toEqual([]);
    expect(findFaults(settingNameRefused, "", { settings: "_A1: a\nb: c\nsops: {mac: x}\n", ...flux })).toEqual([]);
  });
});
