import { DRAGONFLY_ADMIN_PORT } from "@tenantry/renderer";
import { nameOf } from "../ask-postgres.ts";
import type { Check } from "../check.ts";
import { checkDragonfly, listDragonflyPods, nameDragonfly, showPods } from "../dragonfly/dragonfly-check.ts";
import { judgeScrapes, type ScrapedPod } from "../metrics/judge-scrapes.ts";
import { listNeededMetrics } from "../metrics/needed-metrics.ts";
import { type Exporter, readExporter } from "../metrics/read-exporter.ts";

export const dragonflyMetrics: Check = {
  ...checkDragonfly({
    id: "dragonfly-metrics",
    criterion: "AC9",
    title: "Dragonfly exports the metrics that the catalog's alerts look at",
    async run(context, dragonfly) {
      const pods: ScrapedPod[] = [];
      for (const pod of (await listDragonflyPods(context, dragonfly)).map(nameOf)) {
        const container = nameDragonfly(dragonfly, pod);
        // The admin port never has TLS (dragonfly-operator v1.6.1, internal/resources/resources.go).
        const exporter: Exporter = { container, pod, port: DRAGONFLY_ADMIN_PORT, scheme: "http" };
        pods.push({ exporter, scrape: await readExporter(context.cluster, exporter) });
      }
      const verdict = judgeScrapes(listNeededMetrics(context.catalog, new Set(["dragonfly"])), pods);
      if (pods.length > 0) return verdict;
      const { name, namespace } = dragonfly;
      const message = `Dragonfly ${namespace}/${name} has no pods, so nobody exports its metrics`;
      return { ...verdict, faults: [{ message, help: showPods(dragonfly) }] };
    },
  }),
  evidence: "monitoring",
};
