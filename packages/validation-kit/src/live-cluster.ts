import type { Catalog } from "@tenantry/tenant-model";
import type { CheckContext, Verdict } from "./check.ts";
import type { LiveObject } from "./cluster-reader.ts";
import { RESOURCES } from "./resource-names.ts";

/** The catalog's Cluster as it is. @throws Unanswered */
export function getCluster({ catalog, cluster }: CheckContext): Promise<LiveObject | undefined> {
  const { name, namespace } = catalog.cluster;
  return cluster.get({ resource: RESOURCES.cluster, name, namespace });
}

/** What is to be said where there is no Cluster. */
export function reportNoCluster(catalog: Catalog, expectation: string): Verdict {
  const { name, namespace } = catalog.cluster;
  const message = `Cluster ${namespace}/${name} does not exist`;
  const help = `see whether this is the right context, and what Flux says: kubectl config current-context; kubectl -n ${catalog.flux.namespace} get kustomizations.kustomize.toolkit.fluxcd.io ${catalog.flux.name}`;
  return { expectation, found: "no such Cluster", faults: [{ message, help }] };
}

/** A command that shows the Cluster. */
export function showCluster({ cluster }: Catalog): string {
  return `kubectl -n ${cluster.namespace} get clusters.postgresql.cnpg.io ${cluster.name} -o yaml`;
}
