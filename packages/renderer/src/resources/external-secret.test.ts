import { describe, expect, it } from "vitest";
import { BARMAN, listObjects, makeCatalog, makeTenant } from "../test-catalog.ts";
import { buildExternalSecrets } from "./external-secret.ts";

const superuser = { secretName: "cnpg-superuser", remoteKey: "items/root" };
const NEVER_PRUNED = { "kustomize.toolkit.fluxcd.io/prune": "disabled" };

describe("a tenant's ExternalSecret", () => {
  const [secret] = listObjects(buildExternalSecrets(makeCatalog()));

  it("makes a basic-auth Secret whose username is the role, and which CNPG reloads", () => {
    expect(secret.spec.target).toEqual({
      name: "harbor-db-credentials",
      creationPolicy: "Owner",
      deletionPolicy: "Retain",
      template: {
        type: "kubernetes.io/basic-auth",
        metadata: { labels: { "cnpg.io/reload": "true" } },
        data: { username: "harbor", password: "{{ .password }}", database: "harbor" },
      },
    });
  });

  it("takes the password alone from the store", () => {
    expect(secret.spec.secretStoreRef).toEqual({ kind: "ClusterSecretStore", name: "vault" });
    expect(secret.spec.data).toEqual([
      { secretKey: "password", remoteRef: { key: "items/harbor", property: "password" } },
    ]);
  });

  it("goes with its tenant", () => {
    expect(secret.metadata.annotations).toBeUndefined();
  });

  it("names no database where the tenant has none", () => {
    const [bare] = listObjects(buildExternalSecrets(makeCatalog({ tenants: [makeTenant("a", { databases: [] })] })));
    expect(bare.spec.target.template.data).toEqual({ username: "a", password: "{{ .password }}" });
  });
});

describe("the cluster's own ExternalSecrets", () => {
  const [root, store] = listObjects(buildExternalSecrets(makeCatalog({ backup: BARMAN, cluster: { superuser } })));

  it("are the superuser's and the object store's, never pruned", () => {
    expect(root.spec.target.template.data).toEqual({ username: "postgres", password: "{{ .password }}" });
    expect(root.metadata).toMatchObject({ name: "cnpg-superuser", annotations: NEVER_PRUNED });
    expect(store.metadata).toMatchObject({ name: "store-keys", annotations: NEVER_PRUNED });
  });

  it("hand the store's keys through under the names that the Cluster reads", () => {
    expect(store.spec.data.map(({ secretKey }: { secretKey: string }) => secretKey)).toEqual([
      "ACCESS_KEY_ID",
      "SECRET_ACCESS_KEY",
    ]);
    expect(store.spec.target.template.data).toBeUndefined();
  });

  it("are left out without superuser access and without backups", () => {
    expect(listObjects(buildExternalSecrets(makeCatalog()))).toHaveLength(1);
  });
});
