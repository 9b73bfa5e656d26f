import type { Catalog } from "@tenantry/tenant-model";
import { placeShared } from "../names.ts";
import { buildPasswordGeneratorObject } from "../password-generators.ts";
import type { RenderedFile } from "../resource.ts";

/** What makes up passwords, where no store holds them. */
export function buildPasswordGenerator(catalog: Catalog): readonly RenderedFile[] {
  const object = buildPasswordGeneratorObject(catalog, catalog.cluster.namespace);
  if (object === undefined) return [];
  const path = placeShared(catalog, "secrets", "password-generator");
  return [{ path, objects: [{ object, origin: ["spec", "secrets"] }] }];
}
