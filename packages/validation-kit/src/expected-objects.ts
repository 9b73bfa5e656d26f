import { buildObjects, type KubernetesObject } from "@tenantry/renderer";
import type { Catalog } from "@tenantry/tenant-model";

/** Several checks ask for the same objects, and a catalog may have thousands. */
const built = new WeakMap<Catalog, readonly KubernetesObject[]>();

/** What the catalog renders, as the API server receives it. */
export function listExpected(catalog: Catalog): readonly KubernetesObject[] {
  const known = built.get(catalog);
  if (known !== undefined) return known;
  const objects = buildObjects(catalog);
  built.set(catalog, objects);
  return objects;
}

/** Those of one kind; the group tells Flux' Kustomization from kustomize's. */
export function listExpectedOf(catalog: Catalog, { group, kind }: { readonly group: string; readonly kind: string }) {
  return listExpected(catalog).filter(
    (object) => object.kind === kind && object.apiVersion.startsWith(group === "" ? "v1" : `${group}/`),
  );
}
