import { listPoolers } from "@tenantry/tenant-model";
import { nameOf } from "./ask-postgres.ts";
import type { CheckContext } from "./check.ts";
import type { ContainerName, LiveObject } from "./cluster-reader.ts";
import { readCondition, readField } from "./read-field.ts";
import { RESOURCES } from "./resource-names.ts";

/** How many consoles are asked in one check: each is a process in a pod of its own, and there may be hundreds. */
export const MOST_CONSOLES = 20;

export interface PoolerConsole {
  readonly pooler: string;
  readonly container: ContainerName;
}

/** The pods of all poolers of the cluster. @throws Unanswered */
export function listPoolerPods({ catalog, cluster }: CheckContext): Promise<readonly LiveObject[]> {
  const { name, namespace } = catalog.cluster;
  const selector = `cnpg.io/cluster=${name},cnpg.io/podRole=pooler`;
  return cluster.list({ resource: RESOURCES.pod, namespace, selector });
}

export function poolerOf(pod: LiveObject): unknown {
  return readField(pod, "metadata", "labels", "cnpg.io/poolerName");
}

/** A ready pod of each pooler; of many poolers an even selection. Poolers without a ready pod have none. @throws Unanswered */
export async function chooseConsoles(context: CheckContext): Promise<readonly PoolerConsole[]> {
  const { catalog } = context;
  const pods = (await listPoolerPods(context)).filter((pod) => readCondition(pod, "Ready")?.status === "True");
  const poolers = listPoolers(catalog).map(({ pooler }) => pooler.name);
  const step = Math.max(1, poolers.length / MOST_CONSOLES);
  const chosen = poolers.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step));
  return chosen.flatMap((pooler) => {
    const pod = pods.find((it) => poolerOf(it) === pooler);
    if (pod === undefined) return [];
    const { namespace } = catalog.cluster;
    return { pooler, container: { namespace, target: `pod/${nameOf(pod)}`, container: "pgbouncer" } };
  });
}

/** Why there is nothing to check; undefined where the catalog has poolers. */
export function explainNoPoolers(catalog: CheckContext["catalog"]): string | undefined {
  return listPoolers(catalog).length > 0 ? undefined : "the catalog has no poolers";
}

/** Where nobody can be asked, in a check that asks consoles. */
export function reportNoConsole({ catalog }: CheckContext) {
  const { name, namespace } = catalog.cluster;
  return {
    message: `no pooler of Cluster ${namespace}/${name} has a ready pod whose console could be asked`,
    help: `see why: kubectl -n ${namespace} get pods -l cnpg.io/cluster=${name},cnpg.io/podRole=pooler`,
  };
}
