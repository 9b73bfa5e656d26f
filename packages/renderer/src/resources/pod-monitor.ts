import { DRAGONFLY_TARGET_LABELS, INSTANCE_TARGET_LABELS, POOLER_TARGET_LABELS } from "@tenantry/alert-library";
import { type Catalog, listPoolers, type Path } from "@tenantry/tenant-model";
import {
  nameDragonflyMonitor,
  nameInstanceMonitor,
  nameOperatorMonitor,
  namePoolerMonitor,
  placeShared,
  selectDragonflyPods,
} from "../names.ts";
import { buildPodScrape, type PodScrape } from "../pod-scrape.ts";
import type { RenderedFile } from "../resource.ts";

interface Targets extends Pick<PodScrape, "name" | "selector" | "targetLabels" | "podNamespace"> {
  /** `metrics` when left out. */
  readonly port?: string;
  readonly origin?: Path;
}

/**
 * What is scraped: the instances, all poolers of the cluster, Dragonfly, and the operators that the catalog installs. Pooler
 * pods carry the cluster's label too and call their port `metrics` as well, so only the role tells the two apart. All of it
 * stands in the cluster's namespace: another one that is not there yet would hold up the alerts about PostgreSQL.
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
  targets.push(...listDragonflyTargets(catalog), ...listOperatorTargets(catalog));
  const objects = targets.map(({ origin = ["spec", "monitoring"], ...target }) => ({
    object: buildPodScrape(catalog, { port: "metrics", ...target, namespace: cluster.namespace }),
    origin,
  }));
  return [{ path: placeShared(catalog, "observability", monitoring.scrape.toLowerCase()), objects }];
}

/** Its admin port alone has metrics (dragonfly-operator v1.6.1, internal/resources/const.go). */
function listDragonflyTargets({ dragonfly }: Catalog): Targets[] {
  if (dragonfly === undefined) return [];
  return [
    {
      name: nameDragonflyMonitor(dragonfly),
      selector: selectDragonflyPods(dragonfly),
      podNamespace: dragonfly.namespace,
      targetLabels: DRAGONFLY_TARGET_LABELS,
      port: "admin",
    },
  ];
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
