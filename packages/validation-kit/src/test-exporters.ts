import type { Exporter } from "@tenantry/alert-library";
import type { Catalog } from "@tenantry/tenant-model";
import { listNeededMetrics } from "./metrics/needed-metrics.ts";
import { SCRAPE_SCRIPT } from "./metrics/read-exporter.ts";
import { readDf } from "./read-df.ts";
import type { TestCluster } from "./test-cluster.ts";

const EXPORTERS: Readonly<Record<string, readonly Exporter[]>> = {
  "9187": ["instance", "plugin"],
  "9127": ["pooler"],
  "9999": ["dragonfly"],
};

/** Lets every container answer a scrape with all that the catalog's alerts need. */
export function addExporters(cluster: TestCluster, catalog: Catalog): void {
  cluster.containers.others.push((args) => {
    if (!args.includes(SCRAPE_SCRIPT)) return undefined;
    const kinds = new Set(EXPORTERS[args.at(-1) ?? ""]);
    const names = listNeededMetrics(catalog, kinds).map(({ metric }) => metric.name);
    return { stdout: answerScrape(names), exitCode: 0 };
  });
}

export function answerScrape(names: readonly string[]): string {
  return `HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n${names.map((name) => `${name}{some="label"} 1\n`).join("")}`;
}

/** Lets `df` say that every path is a volume that is a third full. */
export function addFileSystems(cluster: TestCluster): void {
  cluster.containers.others.push((args) => {
    const start = args.indexOf("df");
    if (start < 0) return undefined;
    const lines = args.slice(start + 2).map((path) => `/dev/rbd0 3000000 1000000 2000000 34% ${path}\n`);
    const stdout = `Filesystem 1024-blocks Used Available Capacity Mounted on\n${lines.join("")}`;
    if (readDf(stdout, args.slice(start + 2)).length !== lines.length) throw new Error("the test's df is not read");
    return { stdout, exitCode: 0 };
  });
}
