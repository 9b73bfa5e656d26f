import { describe, expect, it } from "vitest";
import { BARMAN, listObjects, makeCatalog } from "../test-catalog.ts";
import { buildObjectStores } from "./object-store.ts";

const PLUGIN = { ...BARMAN, method: "plugin", objectStore: "shared-backup" } as const;

describe("the ObjectStore of the plugin", () => {
  it("says where backups go and how long they stay, and is never pruned", () => {
    const [store] = listObjects(buildObjectStores(makeCatalog({ backup: PLUGIN })));
    expect(store.metadata).toMatchObject({
      name: "shared-backup",
      annotations: { "kustomize.toolkit.fluxcd.io/prune": "disabled" },
    });
    expect(store.spec).toMatchObject({
      retentionPolicy: "30d",
      configuration: { destinationPath: "s3://backups/", endpointURL: "https://s3.example.org" },
    });
    // The Cluster names the server: two would have to agree.
    expect(store.spec.configuration).not.toHaveProperty("serverName");
  });

  it("takes what the catalog writes itself", () => {
    const overrides = { fields: { instanceSidecarConfiguration: { retentionPolicyIntervalSeconds: 60 } }, origin: [] };
    const [store] = listObjects(buildObjectStores(makeCatalog({ backup: { ...PLUGIN, overrides } })));
    expect(store.spec.instanceSidecarConfiguration).toEqual({ retentionPolicyIntervalSeconds: 60 });
  });

  it("is not there for in-tree backups", () => {
    expect(buildObjectStores(makeCatalog({ backup: BARMAN }))).toEqual([]);
  });
});

it("is there too for the backups of another cluster that this one starts from", () => {
  const objectStore = { bucket: "old", serverName: "old-cluster", credentials: "old-keys" };
  const bootstrap = { style: "recovery", from: { name: "old", objectStore }, target: {} } as const;
  const [, store] = listObjects(buildObjectStores(makeCatalog({ backup: PLUGIN, cluster: { bootstrap } })));
  expect(store).toMatchObject({
    metadata: { name: "shared-from-old" },
    spec: { configuration: { destinationPath: "s3://old/", s3Credentials: { accessKeyId: { name: "old-keys" } } } },
  });
});
