import type { Dragonfly } from "@tenantry/tenant-model";
import type { ClusterReader, LiveObject } from "../cluster-reader.ts";
import { placeOf } from "../object-place.ts";

/** In its chart, wherever that is installed. */
export const CHART_LABEL = "app.kubernetes.io/name=dragonfly-operator";
/** In its manifest as well; other operators carry it, so it says something in the operator's namespace alone. */
export const MANIFEST_LABEL = "control-plane=controller-manager";

/** The operators' objects of a kind, whoever installed them. @throws Unanswered */
export async function listDragonflyOperators(
  cluster: ClusterReader,
  { networkPolicy }: Dragonfly,
  resource: string,
): Promise<readonly LiveObject[]> {
  const found = [...(await cluster.list({ resource, namespace: "all", selector: CHART_LABEL }))];
  for (const namespace of networkPolicy.operatorNamespaces) {
    found.push(...(await cluster.list({ resource, namespace, selector: MANIFEST_LABEL })));
  }
  return [...new Map(found.map((object) => [placeOf(object), object])).values()];
}
