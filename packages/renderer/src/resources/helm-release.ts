import type { HelmRelease } from "@tenantry/crd-schemas";
import type { Catalog, Operator } from "@tenantry/tenant-model";
import { labelObject } from "../labels.ts";
import { NEVER_PRUNED, placeOperator } from "../names.ts";
import { makeChartValues } from "../operator-values.ts";
import { applyOverride } from "../override-object.ts";
import type { Renderable, RenderedFile } from "../resource.ts";

/**
 * Try again as it is: the default is to roll back, and these charts have their CRDs among their templates, so that fields
 * of running databases would go with them (helm-controller 1.4.0 and later, docs/spec/v2/helmreleases.md).
 */
const RETRY = { name: "RetryOnFailure" } as const;
/** A CRD in the folder `crds` of a chart, should it move there: without this an upgrade would leave it as it is. */
const CRDS = "CreateReplace";
/** Pulling the image may be slow; Helm waits for the operator's pod, so that Ready means that it serves. */
const TIMEOUT = "10m";

/** The operators themselves. */
export function buildHelmReleases(catalog: Catalog): readonly RenderedFile[] {
  return catalog.operators.map((operator) => ({
    path: placeOperator(catalog, operator, "helmrelease"),
    objects: [{ object: buildHelmRelease(catalog, operator), origin: operator.origin }],
  }));
}

function buildHelmRelease(catalog: Catalog, operator: Operator): Renderable<HelmRelease> {
  const { chart, chartVersion, namespace, values } = operator;
  const { interval, retryInterval } = catalog.flux;
  const strategy = { ...RETRY, retryInterval };
  return {
    apiVersion: "helm.toolkit.fluxcd.io/v2",
    kind: "HelmRelease",
    // Uninstalled by accident, nothing would fail over or archive any more.
    metadata: { name: chart, namespace, labels: labelObject(catalog), annotations: NEVER_PRUNED },
    spec: {
      interval,
      timeout: TIMEOUT,
      chart: { spec: { chart, version: chartVersion, sourceRef: { kind: "HelmRepository", name: chart } } },
      install: { crds: CRDS, strategy },
      upgrade: { crds: CRDS, strategy },
      values: applyOverride(makeChartValues(operator), values),
    },
  };
}
