import type { Catalog, Operator, OperatorId } from "@tenantry/tenant-model";

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

/** Who renders the namespace that the cluster's Secrets go to. */
export function listNamespaceOwners({ operators, cluster }: Catalog): string[] {
  return operators
    .filter(({ manageNamespace, namespace }) => manageNamespace && namespace === cluster.namespace)
    .map(({ kustomization }) => kustomization);
}

/** Without a plugin that others wait for, its missing cert-manager would hold back a database that has no use for it. */
function usesPlugin({ backup, cluster: { bootstrap, replicaOf } }: Catalog): boolean {
  if (backup.method === "plugin" || backup.method === "barmanObjectStore") return backup.method === "plugin";
  const source = bootstrap.style === "initdb" ? undefined : bootstrap.from;
  return source?.objectStore !== undefined || replicaOf?.objectStore !== undefined;
}
