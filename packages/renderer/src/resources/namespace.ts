import type { Namespace } from "@tenantry/crd-schemas";
import type { Catalog } from "@tenantry/tenant-model";
import { labelObject } from "../labels.ts";
import { NEVER_PRUNED, placeDragonfly, placeOperator, placeShared } from "../names.ts";
import type { Renderable, RenderedFile } from "../resource.ts";

const LEVELS = ["enforce", "audit", "warn"] as const;

/** The namespaces that the catalog owns: everything in them runs under the restricted Pod Security Standard. */
export function buildNamespaces(catalog: Catalog): readonly RenderedFile[] {
  const { cluster, dragonfly, operators } = catalog;
  const places = [
    { ...cluster, path: placeShared(catalog, "secrets", "namespace"), origin: ["spec", "cluster"] },
    ...operators.map((operator) => ({ ...operator, path: placeOperator(catalog, operator, "namespace") })),
    ...(dragonfly === undefined
      ? []
      : [{ ...dragonfly, path: placeDragonfly(catalog, "dragonfly", "namespace"), origin: ["spec", "dragonfly"] }]),
  ];
  return places
    .filter(({ manageNamespace }) => manageNamespace)
    .map(({ namespace, path, origin }) => ({
      path,
      objects: [{ object: buildNamespace(catalog, namespace), origin: [...origin, "namespace"] }],
    }));
}

function buildNamespace(catalog: Catalog, name: string): Renderable<Namespace> {
  const levels = Object.fromEntries(LEVELS.map((level) => [`pod-security.kubernetes.io/${level}`, "restricted"]));
  return {
    apiVersion: "v1",
    kind: "Namespace",
    metadata: { name, labels: { ...labelObject(catalog), ...levels }, annotations: NEVER_PRUNED },
  };
}
