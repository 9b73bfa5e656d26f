import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { fluxDependencyNeverReady } from "./flux-dependency-never-ready.ts";

const kustomization = (spec: string, name = "a") =>
  `apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: ${name}, namespace: flux-system}\nspec: ${spec}\n---\n`;

const on = (name: string, ...others: readonly string[]) =>
  kustomization(`{dependsOn: [${others.map((it) => `{name: ${it}}`).join(", ")}]}`, name);

describe("flux-dependency-never-ready", () => {
  it("finds one that depends on itself", () => {
    expect(findFaults(fluxDependencyNeverReady, on("a", "b", "a"))).toEqual([
      "spec.dependsOn[1]: Kustomization a depends on itself: it never becomes ready",
    ]);
  });

  it("finds a circle, at each of its members", () => {
    expect(findFaults(fluxDependencyNeverReady, on("a", "b") + on("b", "c") + on("c", "a") + on("d", "a"))).toEqual([
      "spec.dependsOn[0]: Kustomization a waits for itself: a → b → c → a. None of them is ever applied",
      expect.stringContaining("b → c → a → b"),
      expect.stringContaining("c → a → b → c"),
    ]);
  });

  it("finds a name that is one letter away", () => {
    expect(findFaults(fluxDependencyNeverReady, on("cluster") + on("tenants", "clutser"))).toEqual([
      "spec.dependsOn[0]: Kustomization tenants depends on flux-system/clutser, which is not here, while flux-system/cluster is: it waits for ever",
    ]);
  });

  it("is silent about names that stand elsewhere, and namesakes in other namespaces", () => {
    expect(findFaults(fluxDependencyNeverReady, on("cluster", "operator"))).toEqual([]);
    expect(findFaults(fluxDependencyNeverReady, kustomization("{dependsOn: [{name: a, namespace: other}]}"))).toEqual(
      [],
    );
    expect(
      findFaults(fluxDependencyNeverReady, on("shard-1") + on("x", "'${NAME}'") + on("shard-2", "shard-1")),
    ).toEqual([]);
  });
});
