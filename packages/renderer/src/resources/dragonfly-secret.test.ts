import { describe, expect, it } from "vitest";
import { nameAclSecret } from "../dragonfly-acl.ts";
import { listObjects, makeCatalog, makeTenant } from "../test-catalog.ts";
import { makeDragonfly, makeDragonflyUser } from "../test-platform.ts";
import { buildDragonflySecrets } from "./dragonfly-secret.ts";

const dragonfly = makeDragonfly();
const tenants = [
  makeTenant("web", { dragonfly: makeDragonflyUser("web") }),
  makeTenant("old", { dragonfly: makeDragonflyUser("old", { active: false }) }),
];

describe("Dragonfly's Secrets", () => {
  it("are the password, never pruned, and the users' file under the name that the Dragonfly asks for", () => {
    const catalog = makeCatalog({ dragonfly, tenants });
    const [auth, acl] = listObjects(buildDragonflySecrets(catalog));
    expect(auth.metadata).toMatchObject({
      name: dragonfly.auth.secretName,
      namespace: "caches",
      annotations: { "kustomize.toolkit.fluxcd.io/prune": "disabled" },
    });
    expect(acl.spec.target.name).toBe(nameAclSecret(catalog, dragonfly));
    expect(acl.metadata).not.toHaveProperty("annotations");
    expect(acl.spec.target.template.data["users.acl"]).toContain("USER old OFF");
  });

  it("fetch no password of a retired tenant: its item may be gone", () => {
    const [, acl] = listObjects(buildDragonflySecrets(makeCatalog({ dragonfly, tenants })));
    expect(acl.spec.data.map(({ secretKey }: { secretKey: string }) => secretKey)).toEqual(["default", "web"]);
  });

  it("are made up in its own namespace, where a generator has to stand too", () => {
    const secrets = { style: "generate", length: 40 } as const;
    const objects = listObjects(buildDragonflySecrets(makeCatalog({ dragonfly, secrets })));
    expect(objects.map(({ kind, metadata }) => [kind, metadata.namespace])).toEqual([
      ["Password", "caches"],
      ["ExternalSecret", "caches"],
    ]);
  });

  it("are not rendered where people bring them, or where there is no Dragonfly", () => {
    expect(buildDragonflySecrets(makeCatalog({ dragonfly, secrets: { style: "existing" } }))).toEqual([]);
    expect(buildDragonflySecrets(makeCatalog())).toEqual([]);
  });
});
