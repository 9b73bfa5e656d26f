import type { AnyObject } from "../real-tools.ts";

const metadata = { name: "sample", namespace: "databases" };
const write = (apiVersion: string, kind: string, spec: object): AnyObject => ({ apiVersion, kind, metadata, spec });

/** Kinds that catalogs do not render and users write by hand, with the keywords that no rendered kind has. */
export const UNRENDERED: readonly AnyObject[] = [
  write("postgresql.cnpg.io/v1", "ImageCatalog", {
    images: [{ major: 17, image: "ghcr.io/cloudnative-pg/postgresql:17" }],
  }),
  write("postgresql.cnpg.io/v1", "Publication", {
    cluster: { name: "shared" },
    dbname: "harbor",
    name: "all",
    target: { objects: [{ tablesInSchema: "public" }] },
  }),
  write("postgresql.cnpg.io/v1", "Subscription", {
    cluster: { name: "shared" },
    dbname: "harbor",
    name: "all",
    publicationName: "all",
    externalClusterName: "old",
  }),
  write("external-secrets.io/v1", "SecretStore", {
    provider: { kubernetes: { remoteNamespace: "secrets", auth: { serviceAccount: { name: "reader" } } } },
  }),
  write("external-secrets.io/v1", "ExternalSecret", {
    secretStoreRef: { name: "sample", kind: "SecretStore" },
    target: { name: "sample" },
    data: [
      {
        secretKey: "password",
        remoteRef: { key: "harbor" },
        sourceRef: { storeRef: { name: "sample", kind: "SecretStore" } },
      },
    ],
  }),
  write("generators.external-secrets.io/v1alpha1", "Password", {
    length: 32,
    noUpper: false,
    allowRepeat: true,
    secretKeys: ["password"],
  }),
];
