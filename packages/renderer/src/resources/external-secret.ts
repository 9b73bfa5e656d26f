import type { ExternalSecret } from "@tenantry/crd-schemas";
import type { Catalog, Path, Role, Tenant, Value } from "@tenantry/tenant-model";
import { buildExternalSecretObject, fetchPassword, fetchProperty } from "../external-secrets.ts";
import {
  ACCESS_KEY_ID,
  groupByShard,
  NEVER_PRUNED,
  placeShard,
  RELOAD_LABEL,
  SECRET_ACCESS_KEY,
  SUPERUSER,
} from "../names.ts";
import type { Renderable, RenderedFile, RenderedObject } from "../resource.ts";

/** Where the Secrets come from: the superuser's, the object store's, and one per role that logs in. */
export function buildExternalSecrets(catalog: Catalog): readonly RenderedFile[] {
  if (catalog.secrets.style === "existing") return [];
  return [...groupByShard(catalog)].flatMap(([shard, tenants]): RenderedFile[] => {
    const objects = shard === 1 ? [...buildSuperuser(catalog), ...buildObjectStore(catalog)] : [];
    for (const tenant of tenants) {
      for (const role of tenant.roles) if (role.password) objects.push(buildRole(catalog, tenant, role));
    }
    const path = placeShard(catalog, shard, { stage: "secrets", stem: "externalsecrets" });
    return objects.length === 0 ? [] : [{ path, objects }];
  });
}

function buildSuperuser(catalog: Catalog): RenderedObject[] {
  const { superuser } = catalog.cluster;
  if (!superuser) return [];
  const login = { username: SUPERUSER, remoteKey: superuser.remoteKey };
  const object = buildLogin(catalog, login, { name: superuser.secretName, annotations: NEVER_PRUNED });
  return [{ object, origin: ["spec", "cluster", "superuser"] }];
}

function buildRole(catalog: Catalog, tenant: Tenant, { name, password, origin }: Role): RenderedObject {
  const { secretName = "", remoteKey = "" } = password ?? {};
  const login = { username: name, database: tenant.databases[0]?.name, remoteKey };
  return { object: buildLogin(catalog, login, { name: secretName, tenant }), origin };
}

const RELOAD_METADATA = { labels: RELOAD_LABEL };
const PASSWORD = "{{ .password }}";

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
  return buildExternalSecretObject(catalog, identity, {
    template: {
      type: "kubernetes.io/basic-auth",
      metadata: RELOAD_METADATA,
      data: database === undefined ? { username, password: PASSWORD } : { username, password: PASSWORD, database },
    },
    ...fetchPassword(catalog, remoteKey),
  });
}

function buildObjectStore(catalog: Catalog): RenderedObject[] {
  const { backup, secrets } = catalog;
  if (backup.method === "none" || backup.method === "volumeSnapshot" || secrets.style !== "store") return [];
  const { secretName, remoteKey } = backup.credentials;
  const identity = { name: secretName, annotations: NEVER_PRUNED };
  const object = buildExternalSecretObject(catalog, identity, {
    template: { metadata: RELOAD_METADATA },
    data: [ACCESS_KEY_ID, SECRET_ACCESS_KEY].map((key) =>
      fetchProperty(secrets, { as: key, key: remoteKey, property: key }),
    ),
  });
  return [{ object, origin: ["spec", "backup", "credentials"] satisfies Path }];
}
