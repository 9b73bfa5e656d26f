import type { Password } from "@tenantry/crd-schemas";
import type { Catalog } from "@tenantry/tenant-model";
import { labelObject } from "./labels.ts";
import { namePasswordGenerator } from "./names.ts";
import type { Renderable } from "./resource.ts";

/** What makes up passwords in one namespace; undefined where a store holds them, or people bring them. */
export function buildPasswordGeneratorObject(catalog: Catalog, namespace: string): Renderable<Password> | undefined {
  const { cluster, secrets } = catalog;
  if (secrets.style !== "generate") return undefined;
  return {
    apiVersion: "generators.external-secrets.io/v1alpha1",
    kind: "Password",
    metadata: { name: namePasswordGenerator(cluster), namespace, labels: labelObject(catalog) },
    // No symbols: they would have to be escaped in URIs. Every character may repeat, or long ones would run out of digits.
    spec: {
      length: secrets.length,
      digits: Math.ceil(secrets.length / 4),
      symbols: 0,
      noUpper: false,
      allowRepeat: true,
    },
  };
}
