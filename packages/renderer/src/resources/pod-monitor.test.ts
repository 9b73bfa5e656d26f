import { expect, it } from "vitest";
import { listObjects, makeCatalog, makeTenant } from "../test-catalog.ts";
import { makeDragonfly, makeOperator } from "../test-platform.ts";
import { buildPodMonitors } from "./pod-monitor.ts";

it("scrapes instances and poolers apart, by the role of the pod", () => {
  const [instances, poolers] = listObjects(buildPodMonitors(makeCatalog()));
  expect(instances.spec).toEqual({
    selector: { matchLabels: { "cnpg.io/cluster": "shared", "cnpg.io/podRole": "instance" } },
    podTargetLabels: ["cnpg.io/cluster", "cnpg.io/instanceRole"],
    podMetricsEndpoints: [{ port: "metrics", interval: "30s" }],
  });
  expect(poolers.spec).toMatchObject({
    selector: { matchLabels: { "cnpg.io/cluster": "shared", "cnpg.io/podRole": "pooler" } },
    podTargetLabels: ["cnpg.io/cluster", "cnpg.io/poolerName"],
  });
});

it("carries the labels by which the scraper picks it", () => {
  const [instances] = listObjects(buildPodMonitors(makeCatalog({ monitoring: { labels: { release: "prometheus" } } })));
  expect(instances.metadata.labels).toMatchObject({ release: "prometheus", "app.kubernetes.io/part-of": "any" });
});

it("takes a name that the operator does not take for monitors of its own", () => {
  const names = listObjects(buildPodMonitors(makeCatalog())).map(({ metadata }) => metadata.name);
  expect(names).toEqual(["shared-instances", "shared-poolers"]);
});

it("scrapes no poolers where there are none", () => {
  const catalog = makeCatalog({ tenants: [makeTenant("harbor", { poolers: [] })] });
  expect(listObjects(buildPodMonitors(catalog))).toHaveLength(1);
});

it("scrapes the operators that the catalog installs, in their own namespaces, by whatever kind is scraped by", () => {
  const operators = [makeOperator("cloudNativePG"), makeOperator("barmanCloud"), makeOperator("dragonfly")];
  for (const scrape of ["PodMonitor", "VMPodScrape"] as const) {
    const monitors = listObjects(buildPodMonitors(makeCatalog({ operators, monitoring: { scrape } }))).slice(2);
    expect(monitors.map(({ kind, metadata }) => [kind, metadata.name])).toEqual([
      [scrape, "operator-cloudnative-pg"],
      [scrape, "operator-dragonfly-operator"],
    ]);
    expect(monitors[0].metadata.namespace).toBe("databases");
    expect(monitors[0].spec).toEqual({
      selector: {
        matchLabels: { "app.kubernetes.io/name": "cloudnative-pg", "app.kubernetes.io/instance": "cloudnative-pg" },
      },
      namespaceSelector: { matchNames: ["cloudnative-pg-system"] },
      podMetricsEndpoints: [{ port: "metrics", interval: "30s" }],
    });
  }
});

it("scrapes Dragonfly by the only port with metrics, from where no other namespace can hold up the rest", () => {
  const catalog = makeCatalog({ dragonfly: makeDragonfly(), monitoring: { scrape: "VMPodScrape" } });
  const monitors = listObjects(buildPodMonitors(catalog));
  expect(monitors.map(({ metadata }) => metadata.namespace)).toEqual(["databases", "databases", "databases"]);
  expect(monitors.at(-1)).toMatchObject({ kind: "VMPodScrape", metadata: { name: "cache-pods" } });
  expect(monitors.at(-1).spec).toEqual({
    selector: { matchLabels: { app: "cache", "app.kubernetes.io/name": "dragonfly" } },
    namespaceSelector: { matchNames: ["caches"] },
    podTargetLabels: ["app"],
    podMetricsEndpoints: [{ port: "admin", interval: "30s" }],
  });
});
