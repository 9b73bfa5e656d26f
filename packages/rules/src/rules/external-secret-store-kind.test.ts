import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { externalSecretStoreKind } from "./external-secret-store-kind.ts";

const secret = (name: string, ref: string) =>
  `---\n{apiVersion: external-secrets.io/v1, kind: ExternalSecret, metadata: {name: ${name}}, spec: {secretStoreRef: ${ref}}}\n`;
const store = (kind: string) => `---\n{apiVersion: external-secrets.io/v1, kind: ${kind}, metadata: {name: vault}}\n`;
const find = (text: string) => findFaults(externalSecretStoreKind, text);

describe("external-secret-store-kind", () => {
  it("finds a reference that another ExternalSecret makes rightly", () => {
    expect(find(secret("a", "{name: vault, kind: ClusterSecretStore}") + secret("b", "{name: vault}"))).toEqual([
      expect.stringContaining("spec.secretStoreRef: ExternalSecret b: `secretStoreRef` without `kind`"),
    ]);
  });

  it("finds a reference to a ClusterSecretStore among the objects", () => {
    expect(find(store("ClusterSecretStore") + secret("b", "{name: vault}"))).toHaveLength(1);
  });

  it("is silent without evidence, and where there is a SecretStore", () => {
    expect(find(secret("b", "{name: vault}"))).toEqual([]);
    expect(find(store("ClusterSecretStore") + store("SecretStore") + secret("b", "{name: vault}"))).toEqual([]);
    expect(find(store("ClusterSecretStore") + secret("b", "{name: vault, kind: SecretStore}"))).toEqual([]);
    expect(find(store("ClusterSecretStore") + secret("b", '{name: "${STORE}"}') + secret("c", "[]"))).toEqual([]);
  });
});
