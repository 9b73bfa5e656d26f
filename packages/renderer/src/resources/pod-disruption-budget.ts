import type { PodDisruptionBudget } from "@tenantry/crd-schemas";
import type { Catalog, Pooler, Tenant } from "@tenantry/tenant-model";
import { labelObject } from "../labels.ts";
import { placePoolers } from "../names.ts";
import type { Renderable, RenderedFile } from "../resource.ts";

/** One budget per pooler; the instances' own budgets are made by the operator. */
export function buildPodDisruptionBudgets(catalog: Catalog): readonly RenderedFile[] {
  return placePoolers(catalog).map(({ tenant, pooler, stem }) => ({
    path: `${stem}-pdb.yaml`,
    // Built when it is asked for, see RenderedFile.
    get objects() {
      return [{ object: buildPodDisruptionBudget(catalog, tenant, pooler), origin: pooler.origin }];
    },
  }));
}

function buildPodDisruptionBudget(
  catalog: Catalog,
  tenant: Tenant | undefined,
  pooler: Pooler,
): Renderable<PodDisruptionBudget> {
  return {
    apiVersion: "policy/v1",
    kind: "PodDisruptionBudget",
    metadata: {
      name: pooler.name,
      namespace: catalog.cluster.namespace,
      labels: labelObject(catalog, tenant),
    },
    spec: { maxUnavailable: 1, selector: { matchLabels: { "cnpg.io/poolerName": pooler.name } } },
  };
}
