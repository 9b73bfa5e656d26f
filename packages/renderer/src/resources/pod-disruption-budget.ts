import type { PodDisruptionBudget } from "@tenantry/crd-schemas";
import type { Catalog } from "@tenantry/tenant-model";
import { labelObject } from "../labels.ts";
import { placePoolers } from "../names.ts";
import type { Renderable, RenderedFile } from "../resource.ts";

/** One budget per pooler; the instances' own budgets are made by the operator. */
export function buildPodDisruptionBudgets(catalog: Catalog): readonly RenderedFile[] {
  return placePoolers(catalog).map(({ tenant, pooler, stem }) => {
    const object: Renderable<PodDisruptionBudget> = {
      apiVersion: "policy/v1",
      kind: "PodDisruptionBudget",
      metadata: {
        name: pooler.name,
        namespace: catalog.cluster.namespace,
        labels: labelObject(catalog, tenant),
      },
      spec: { maxUnavailable: 1, selector: { matchLabels: { "cnpg.io/poolerName": pooler.name } } },
    };
    return { path: `${stem}-pdb.yaml`, objects: [{ object, origin: pooler.origin }] };
  });
}
