import type { Catalog, Dragonfly, Operator, OperatorId } from "@tenantry/tenant-model";

/** Folder of an operator, which a Flux Kustomization of its own applies. */
export const placeOperators = ({ output }: Catalog, { chart }: Operator): string =>
  `${output.workloads}/operators/${chart}`;

/** Flux Kustomizations of those of these operators that the catalog installs. */
export function nameOperatorUnits({ operators }: Catalog, ids: readonly OperatorId[]): string[] {
  return operators.filter(({ id }) => ids.includes(id)).map(({ kustomization }) => kustomization);
}

/** What a Cluster with its backups cannot be applied without. */
export function listClusterNeeds(catalog: Catalog): string[] {
  return nameOperatorUnits(catalog, usesPlugin(catalog) ? ["cloudNativePG", "barmanCloud"] : ["cloudNativePG"]);
}

/** Its operator, and who renders its namespace. */
export function listDragonflyNeeds(catalog: Catalog, dragonfly: Dragonfly): string[] {
  return [...nameOperatorUnits(catalog, ["dragonfly"]), ...listNamespaceOwners(catalog, dragonfly)];
}

/** Operators that render the namespace that something's Secrets go to. */
export function listNamespaceOwners({ operators }: Catalog, { namespace }: { readonly namespace: string }): string[] {
  return operators
    .filter((operator) => operator.manageNamespace && operator.namespace === namespace)
    .map(({ kustomization }) => kustomization);
}

/** Without a plugin that others wait for, its missing cert-manager would hold back a database that has no use for it. */
function usesPlugin({ backup, cluster: { bootstrap, replicaOf } }: Catalog): boolean {
  if (backup.method === "plugin" || backup.method === "barmanObjectStore") return backup.method === "plugin";
  const source = bootstrap.style === "initdb" ? undefined : bootstrap.from;
  return source?.objectStore !== undefined || replicaOf?.objectStore !== undefined;
}
