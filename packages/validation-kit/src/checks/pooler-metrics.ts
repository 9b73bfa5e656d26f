import type { Check } from "../check.ts";
import { listExpectedOf } from "../expected-objects.ts";
import { judgeScrapes, type ScrapedPod } from "../metrics/judge-scrapes.ts";
import { listNeededMetrics } from "../metrics/needed-metrics.ts";
import { type Exporter, readExporter } from "../metrics/read-exporter.ts";
import { chooseConsoles, explainNoPoolers, reportNoConsole } from "../pooler-pods.ts";
import { readField } from "../read-field.ts";

/** Of the metrics of a pooler (cloudnative-pg v1.30.0, pkg/management/url/url.go). */
const PORT = 9127;

export const poolerMetrics: Check = {
  id: "pooler-metrics",
  criterion: "AC9",
  evidence: "monitoring",
  title: "Every pooler exports the metrics that the catalog's alerts look at",
  inapplicable: explainNoPoolers,
  async run(context) {
    const { catalog, cluster } = context;
    const rendered = listExpectedOf(catalog, { group: "postgresql.cnpg.io", kind: "Pooler" });
    const encrypted = new Set(
      rendered
        .filter((object) => readField(object, "spec", "monitoring", "tls", "enabled") === true)
        .map(({ metadata }) => metadata?.name),
    );
    const pods: ScrapedPod[] = [];
    for (const { pooler, container } of await chooseConsoles(context)) {
      const pod = container.target.replace("pod/", "");
      const exporter: Exporter = { container, pod, port: PORT, scheme: encrypted.has(pooler) ? "https" : "http" };
      pods.push({ exporter, scrape: await readExporter(cluster, exporter) });
    }
    const verdict = judgeScrapes(listNeededMetrics(catalog, new Set(["pooler"])), pods);
    return pods.length > 0 ? verdict : { ...verdict, faults: [reportNoConsole(context)] };
  },
};
