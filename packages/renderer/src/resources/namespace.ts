import type { Namespace } from "@tenantry/crd-schemas";
import type { Catalog, Path } from "@tenantry/tenant-model";
import { labelObject } from "../labels.ts";
import { NEVER_PRUNED, placeOperator, placeShared } from "../names.ts";
import type { Renderable, RenderedFile, RenderedObject } from "../resource.ts";

const LEVELS = ["enforce", "audit", "warn"] as const;

/** The namespaces that the catalog owns: everything in them runs under the restricted Pod Security Standard. */
export function buildNamespaces(catalog: Catalog): readonly RenderedFile[] {
  const { cluster, operators } = catalog;
  const shared = buildNamespace(catalog, cluster.namespace, ["spec", "cluster", "namespace"]);
  return [
    ...(cluster.manageNamespace ? [{ path: placeShared(catalog, "secrets", "namespace"), objects: [shared] }] : []),
    ...operators
      .filter(({ manageNamespace }) => manageNamespace)
      .map((operator) => ({
        path: placeOperator(catalog, operator, "namespace"),
        objects: [buildNamespace(catalog, operator.namespace, [...operator.origin, "namespace"])],
      })),
  ];
}

function buildNamespace(catalog: Catalog, name: string, origin: Path): RenderedObject {
  const levels = Object.fromEntries(LEVELS.map((level) => [`pod-security.kubernetes.io/${level}`, "restricted"]));
  const object: Renderable<Namespace> = {
    apiVersion: "v1",
    kind: "Namespace",
    metadata: {
      name,
      labels: { ...labelObject(catalog), ...levels },
      annotations: NEVER_PRUNED,
    },
  };
  return { object, origin };
}
