import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { fluxForceRecreates } from "./flux-force-recreates.ts";

const kustomization = (spec: string, name = "a") =>
  `apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: ${name}, namespace: flux-system}\nspec: ${spec}\n---\n`;

const check = (apiVersion: string, kind: string) =>
  `healthChecks: [{apiVersion: ${apiVersion}, kind: ${kind}, name: x}]`;
const cluster = (force: string) =>
  `apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: {name: a, annotations: {kustomize.toolkit.fluxcd.io/force: ${force}}}\n`;

describe("flux-force-recreates", () => {
  it("finds force on what applies databases", () => {
    const text = kustomization(`{force: true, ${check("postgresql.cnpg.io/v1", "Database")}}`);
    expect(findFaults(fluxForceRecreates, text)).toEqual([
      expect.stringContaining(
        "spec.force: Kustomization a: with `force: true`, Flux deletes and recreates every object",
      ),
    ]);
  });

  it("is silent without force, and where nothing says that databases are applied", () => {
    expect(
      findFaults(fluxForceRecreates, kustomization(`{force: false, ${check("postgresql.cnpg.io/v1", "Cluster")}}`)),
    ).toEqual([]);
    expect(findFaults(fluxForceRecreates, kustomization(`{force: true, ${check("apps/v1", "Deployment")}}`))).toEqual(
      [],
    );
  });

  it("finds the annotation on a Cluster", () => {
    expect(findFaults(fluxForceRecreates, cluster("enabled"))).toHaveLength(1);
    expect(findFaults(fluxForceRecreates, cluster("Enabled"))).toHaveLength(1);
    expect(findFaults(fluxForceRecreates, cluster("disabled"))).toEqual([]);
  });
});
