import type { Catalog, Dragonfly } from "@tenantry/tenant-model";
import { ACL_KEY, listDragonflyUsers, nameAclSecret, writeAclFile } from "../dragonfly-acl.ts";
import { buildExternalSecretObject, fetchPassword, fetchProperty } from "../external-secrets.ts";
import { DRAGONFLY_AUTH_KEY, NEVER_PRUNED, placeDragonfly } from "../names.ts";
import { buildPasswordGeneratorObject } from "../password-generators.ts";
import type { RenderedFile, RenderedObject } from "../resource.ts";

/** Where Dragonfly's passwords come from: that of the user `default`, and the file of all users. */
export function buildDragonflySecrets(catalog: Catalog): readonly RenderedFile[] {
  const { dragonfly, secrets } = catalog;
  if (dragonfly === undefined || secrets.style === "existing") return [];
  const objects = [
    ...buildGenerator(catalog, dragonfly),
    buildAuth(catalog, dragonfly),
    ...buildAcl(catalog, dragonfly),
  ];
  return [{ path: placeDragonfly(catalog, "dragonfly", "externalsecrets"), objects }];
}

/** A generator serves its own namespace only. */
function buildGenerator(catalog: Catalog, { namespace }: Dragonfly): RenderedObject[] {
  if (namespace === catalog.cluster.namespace) return [];
  const object = buildPasswordGeneratorObject(catalog, namespace);
  return object === undefined ? [] : [{ object, origin: ["spec", "secrets"] }];
}

function buildAuth(catalog: Catalog, { namespace, auth }: Dragonfly): RenderedObject {
  const object = buildExternalSecretObject(
    catalog,
    { name: auth.secretName, namespace, annotations: NEVER_PRUNED },
    {
      template: { data: { [DRAGONFLY_AUTH_KEY]: "{{ .password }}" } },
      ...fetchPassword(catalog, auth.remoteKey),
    },
  );
  return { object, origin: ["spec", "dragonfly", "auth"] };
}

/** Pruned once its pods are gone: it is written anew under another name for every change of the users. */
function buildAcl(catalog: Catalog, dragonfly: Dragonfly): RenderedObject[] {
  const { secrets } = catalog;
  const users = listDragonflyUsers(catalog);
  if (users.length === 0 || secrets.style !== "store") return [];
  const passwords = [{ name: "default", remoteKey: dragonfly.auth.remoteKey }, ...users.filter(({ active }) => active)];
  const object = buildExternalSecretObject(
    catalog,
    { name: nameAclSecret(catalog, dragonfly), namespace: dragonfly.namespace },
    {
      template: { data: { [ACL_KEY]: writeAclFile(users) } },
      data: passwords.map(({ name, remoteKey }) =>
        fetchProperty(secrets, { as: name, key: remoteKey, property: secrets.passwordProperty }),
      ),
    },
  );
  return [{ object, origin: ["spec", "dragonfly"] }];
}
