import { describe, expect, it } from "vitest";
import { ObjectIdentities } from "./object-identities.ts";

function built(apiVersion: string, kind: string, name: string, origin: string) {
  const object = { apiVersion, kind, metadata: { name, namespace: "databases" } };
  return { object, rendered: { object, origin: ["spec", origin] } };
}

describe("ObjectIdentities", () => {
  it("refuses a second object of one kind, namespace and name, whatever its version", () => {
    const identities = new ObjectIdentities();
    expect(identities.claim([built("external-secrets.io/v1", "ExternalSecret", "a", "backup")])).toEqual([]);
    const [finding] = identities.claim([built("external-secrets.io/v1beta1", "ExternalSecret", "a", "tenants")]);
    expect(finding).toMatchObject({ rule: "object-unique", severity: "error", place: ["spec", "tenants"] });
    expect(finding?.message).toContain("spec.backup makes it too");
  });

  it("lets another kind, or the same kind of another group, have the name", () => {
    const objects = [
      built("v1", "Secret", "a", "x"),
      built("v1", "ConfigMap", "a", "x"),
      built("kustomize.toolkit.fluxcd.io/v1", "Kustomization", "a", "x"),
      built("example.org/v1", "Kustomization", "a", "x"),
    ];
    expect(new ObjectIdentities().claim(objects)).toEqual([]);
  });
});
