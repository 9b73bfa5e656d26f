import type { Exporter as ExporterKind } from "@tenantry/alert-library";
import { listInstances, nameInstance, nameOf } from "../ask-postgres.ts";
import type { Check } from "../check.ts";
import { listExpectedOf } from "../expected-objects.ts";
import { judgeScrapes, type ScrapedPod } from "../metrics/judge-scrapes.ts";
import { listNeededMetrics } from "../metrics/needed-metrics.ts";
import { type Exporter, readExporter } from "../metrics/read-exporter.ts";
import { readField } from "../read-field.ts";

/** Of the metrics of an instance (cloudnative-pg v1.30.0, pkg/management/url/url.go). */
const PORT = 9187;
/** The plugin's metrics come out of the instance's own exporter. */
const KINDS: ReadonlySet<ExporterKind> = new Set(["instance", "plugin"]);

export const instanceMetrics: Check = {
  id: "instance-metrics",
  criterion: "AC9",
  evidence: "monitoring",
  title: "Every instance exports the metrics that the catalog's alerts look at",
  async run(context) {
    const { catalog, cluster } = context;
    const [object] = listExpectedOf(catalog, { group: "postgresql.cnpg.io", kind: "Cluster" });
    const isEncrypted = readField(object, "spec", "monitoring", "tls", "enabled") === true;
    const pods: ScrapedPod[] = [];
    for (const pod of (await listInstances(context)).map(nameOf)) {
      const container = nameInstance(catalog, pod);
      const exporter: Exporter = { container, pod, port: PORT, scheme: isEncrypted ? "https" : "http" };
      pods.push({ exporter, scrape: await readExporter(cluster, exporter) });
    }
    const verdict = judgeScrapes(listNeededMetrics(catalog, KINDS), pods);
    if (pods.length > 0) return verdict;
    const { name, namespace } = catalog.cluster;
    const message = `Cluster ${namespace}/${name} has no pods, so nobody exports its metrics`;
    const help = `see why: kubectl -n ${namespace} get pods -l cnpg.io/cluster=${name},cnpg.io/podRole=instance`;
    return { ...verdict, faults: [{ message, help }] };
  },
};
