import type { Password } from "@tenantry/crd-schemas";
import type { Catalog } from "@tenantry/tenant-model";
import { labelObject } from "../labels.ts";
import { namePasswordGenerator, placeShared } from "../names.ts";
import type { Renderable, RenderedFile } from "../resource.ts";

/** What makes up passwords, where no store holds them. */
export function buildPasswordGenerator(catalog: Catalog): readonly RenderedFile[] {
  const { cluster, secrets } = catalog;
  if (secrets.style !== "generate") return [];
  const object: Renderable<Password> = {
    apiVersion: "generators.external-secrets.io/v1alpha1",
    kind: "Password",
    metadata: { name: namePasswordGenerator(cluster), namespace: cluster.namespace, labels: labelObject(catalog) },
    // No symbols: they would have to be escaped in URIs. Every character may repeat, or long ones would run out of digits.
    spec: {
      length: secrets.length,
      digits: Math.ceil(secrets.length / 4),
      symbols: 0,
      noUpper: false,
      allowRepeat: true,
    },
  };
  const path = placeShared(catalog, "secrets", "password-generator");
  return [{ path, objects: [{ object, origin: ["spec", "secrets"] }] }];
}
