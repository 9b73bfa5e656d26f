import type { ExternalSecret } from "@tenantry/crd-schemas";
import type { Catalog, Path, Tenant, Value } from "@tenantry/tenant-model";
import { labelObject } from "../labels.ts";
import { ACCESS_KEY_ID, NEVER_PRUNED, placeShared, RELOAD_LABEL, SECRET_ACCESS_KEY, SUPERUSER } from "../names.ts";
import type { Renderable, RenderedFile, RenderedObject } from "../resource.ts";

/** Where the Secrets come from: the superuser's, the object store's, and one per tenant. */
export function buildExternalSecrets(catalog: Catalog): readonly RenderedFile[] {
  const objects = [
    ...buildSuperuser(catalog),
    ...buildObjectStore(catalog),
    ...catalog.tenants.map((tenant) => buildTenant(catalog, tenant)),
  ];
  return objects.length === 0 ? [] : [{ path: placeShared(catalog, "externalsecrets"), objects }];
}

function buildSuperuser(catalog: Catalog): RenderedObject[] {
  const { superuser } = catalog.cluster;
  if (!superuser) return [];
  const login = { username: SUPERUSER, remoteKey: superuser.remoteKey };
  const object = buildLogin(catalog, login, { name: superuser.secretName, annotations: NEVER_PRUNED });
  return [{ object, origin: ["spec", "cluster", "superuser"] }];
}

function buildTenant(catalog: Catalog, tenant: Tenant): RenderedObject {
  const { role, databases, origin } = tenant;
  const login = { username: role.name, database: databases[0]?.name, remoteKey: role.remoteKey };
  return { object: buildLogin(catalog, login, { name: role.secretName, tenant }), origin };
}

interface Login {
  readonly username: string;
  readonly database?: string | undefined;
  readonly remoteKey: Value<string>;
}

interface Identity {
  readonly name: string;
  readonly tenant?: Tenant;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** CNPG refuses a Secret whose username is not the role's name, so the name is written here and not fetched. */
function buildLogin(catalog: Catalog, login: Login, identity: Identity): Renderable<ExternalSecret> {
  const { username, database, remoteKey } = login;
  return buildExternalSecret(catalog, identity, {
    template: {
      type: "kubernetes.io/basic-auth",
      metadata: { labels: RELOAD_LABEL },
      data: { username, password: "{{ .password }}", ...(database !== undefined && { database }) },
    },
    data: [fetchProperty("password", remoteKey, catalog.secrets.passwordProperty)],
  });
}

function buildObjectStore(catalog: Catalog): RenderedObject[] {
  const { backup } = catalog;
  if (backup.method === "none") return [];
  const { secretName, remoteKey } = backup.credentials;
  const identity = { name: secretName, annotations: NEVER_PRUNED };
  const object = buildExternalSecret(catalog, identity, {
    template: { metadata: { labels: RELOAD_LABEL } },
    data: [ACCESS_KEY_ID, SECRET_ACCESS_KEY].map((key) => fetchProperty(key, remoteKey, key)),
  });
  return [{ object, origin: ["spec", "backup", "credentials"] satisfies Path }];
}

type Spec = NonNullable<Renderable<ExternalSecret>["spec"]>;
type Template = NonNullable<NonNullable<Spec["target"]>["template"]>;
type Data = NonNullable<Spec["data"]>[number];

function fetchProperty(secretKey: string, key: Value<string>, property: string): Data {
  return { secretKey, remoteRef: { key, property } };
}

function buildExternalSecret(
  catalog: Catalog,
  { name, tenant, annotations }: Identity,
  { template, data }: { readonly template: Template; readonly data: readonly Data[] },
): Renderable<ExternalSecret> {
  const { secrets, cluster } = catalog;
  return {
    apiVersion: "external-secrets.io/v1",
    kind: "ExternalSecret",
    metadata: {
      name,
      namespace: cluster.namespace,
      labels: labelObject(catalog, tenant),
      ...(annotations && { annotations }),
    },
    spec: {
      refreshInterval: secrets.refreshInterval,
      secretStoreRef: { kind: secrets.kind, name: secrets.name },
      target: { name, creationPolicy: "Owner", deletionPolicy: "Retain", template },
      data,
    },
  };
}
