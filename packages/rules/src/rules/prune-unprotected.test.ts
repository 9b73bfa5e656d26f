import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { pruneUnprotected } from "./prune-unprotected.ts";

const kustomization = (spec: string, name = "a") =>
  `apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: ${name}, namespace: flux-system}\nspec: ${spec}\n---\n`;

const SWITCH = "kustomize.toolkit.fluxcd.io/prune";
const object = (kind: string, metadata: string, spec = "{}", apiVersion = "postgresql.cnpg.io/v1") =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: ${metadata}\nspec: ${spec}\n---\n`;
const cluster = object("Cluster", "{name: shared, namespace: databases}");
const namespace = (name: string) => object("Namespace", `{name: ${name}}`, "{}", "v1");
const prunes = kustomization("{prune: true}");

describe("prune-unprotected", () => {
  it("finds what holds data", () => {
    const store = object("ObjectStore", "{name: s3}", "{}", "barmancloud.cnpg.io/v1");
    const database = object("Database", "{name: wiki}", "{databaseReclaimPolicy: delete}");
    expect(findFaults(pruneUnprotected, prunes + cluster + store + database + namespace("databases"))).toEqual([
      expect.stringContaining(`metadata: Cluster shared has no \`${SWITCH}: disabled\``),
      expect.stringContaining("ObjectStore s3"),
      expect.stringContaining("Database wiki"),
      expect.stringContaining("Namespace databases"),
    ]);
  });

  it.each(["labels", "annotations"])("is silent about what is protected by %s", (field) => {
    const text = object("Cluster", `{name: shared, ${field}: {${SWITCH}: disabled}}`);
    expect(findFaults(pruneUnprotected, prunes + text)).toEqual([]);
    expect(findFaults(pruneUnprotected, prunes + text.replace("disabled", "enabled"))).toHaveLength(1);
    expect(findFaults(pruneUnprotected, prunes + text.replace(`${SWITCH}: disabled`, "x: y"))).toHaveLength(1);
  });

  it("is silent about databases that PostgreSQL keeps, and namespaces without a Cluster", () => {
    expect(findFaults(pruneUnprotected, prunes + object("Database", "{name: wiki}") + namespace("other"))).toEqual([]);
  });

  it("is silent where nothing, or not everything, is pruned", () => {
    expect(findFaults(pruneUnprotected, cluster)).toEqual([]);
    expect(findFaults(pruneUnprotected, cluster, { substitution: "flux" })).toHaveLength(1);
    expect(findFaults(pruneUnprotected, prunes + kustomization("{prune: false}", "b") + cluster)).toEqual([]);
    expect(
      findFaults(pruneUnprotected, kustomization("{prune: false, deletionPolicy: Delete}") + cluster),
    ).toHaveLength(1);
  });

  it("is silent where something else may bring the annotation", () => {
    const file = `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\ncommonAnnotations: {${SWITCH}: disabled}\n---\n`;
    expect(findFaults(pruneUnprotected, prunes + cluster + file)).toEqual([]);
    const metadata = kustomization(`{prune: true, commonMetadata: {annotations: {${SWITCH}: disabled}}}`);
    expect(findFaults(pruneUnprotected, metadata + cluster)).toEqual([]);
  });
});
