import type { HelmRepository } from "@tenantry/crd-schemas";
import type { Catalog, Operator } from "@tenantry/tenant-model";
import { labelObject } from "../labels.ts";
import { NEVER_PRUNED, placeOperator } from "../names.ts";
import type { Renderable, RenderedFile } from "../resource.ts";

/** An index of charts is megabytes, and the version is pinned: looking more often finds nothing. */
const INTERVAL = "1h";

/** Where the operators' charts come from; one each, so that none goes with another. */
export function buildHelmRepositories(catalog: Catalog): readonly RenderedFile[] {
  return catalog.operators.map((operator) => ({
    path: placeOperator(catalog, operator, "helmrepository"),
    objects: [{ object: buildHelmRepository(catalog, operator), origin: operator.origin }],
  }));
}

function buildHelmRepository(catalog: Catalog, { chart, namespace, repository }: Operator): Renderable<HelmRepository> {
  return {
    apiVersion: "source.toolkit.fluxcd.io/v1",
    kind: "HelmRepository",
    // A release that stays has to find its chart again.
    metadata: { name: chart, namespace, labels: labelObject(catalog), annotations: NEVER_PRUNED },
    spec: {
      ...(repository.startsWith("oci://") && { type: "oci" as const }),
      interval: INTERVAL,
      url: repository,
    },
  };
}
