import { INSTANCE_TARGET_LABELS, POOLER_TARGET_LABELS } from "@tenantry/alert-library";
import { type Catalog, listPoolers, type Path } from "@tenantry/tenant-model";
import { nameInstanceMonitor, nameOperatorMonitor, namePoolerMonitor, placeShared } from "../names.ts";
import { buildPodScrape, type PodScrape } from "../pod-scrape.ts";
import type { RenderedFile } from "../resource.ts";

interface Targets extends Pick<PodScrape, "name" | "selector" | "targetLabels" | "podNamespace"> {
  readonly origin?: Path;
}

/**
 * What is scraped: the instances, all poolers of the cluster, and the operators that the catalog installs. Pooler pods carry
 * the cluster's label too and call their port `metrics` as well, so only the role tells the two apart.
 */
export function buildPodMonitors(catalog: Catalog): readonly RenderedFile[] {
  const { cluster, monitoring } = catalog;
  const select = (role: "instance" | "pooler") => ({
    matchLabels: { "cnpg.io/cluster": cluster.name, "cnpg.io/podRole": role },
  });
  const targets: Targets[] = [
    { name: nameInstanceMonitor(cluster), selector: select("instance"), targetLabels: INSTANCE_TARGET_LABELS },
  ];
  if (listPoolers(catalog).length > 0) {
    targets.push({ name: namePoolerMonitor(cluster), selector: select("pooler"), targetLabels: POOLER_TARGET_LABELS });
  }
  targets.push(...listOperatorTargets(catalog));
  const objects = targets.map(({ origin = ["spec", "monitoring"], ...target }) => ({
    object: buildPodScrape(catalog, { ...target, namespace: cluster.namespace, port: "metrics" }),
    origin,
  }));
  return [{ path: placeShared(catalog, "observability", monitoring.scrape.toLowerCase()), objects }];
}

/**
 * The charts label their pods with their own name, and call the port `metrics`; a Service with metrics has only Dragonfly's.
 * The plugin has none of its own: what it measures comes with the instances.
 */
function listOperatorTargets({ operators }: Catalog): Targets[] {
  return operators
    .filter(({ id }) => id !== "barmanCloud")
    .map((operator) => ({
      name: nameOperatorMonitor(operator),
      selector: {
        matchLabels: { "app.kubernetes.io/name": operator.chart, "app.kubernetes.io/instance": operator.chart },
      },
      podNamespace: operator.namespace,
      origin: operator.origin,
    }));
}
