import { expect, it } from "vitest";
import { listObjects, makeCatalog, makeDragonfly } from "../test-catalog.ts";
import { buildDragonflyMonitor } from "./dragonfly-monitor.ts";

const dragonfly = makeDragonfly();

it("scrapes the admin port, the only one with metrics", () => {
  const [monitor] = listObjects(buildDragonflyMonitor(makeCatalog({ dragonfly })));
  expect(monitor).toMatchObject({ kind: "PodMonitor", metadata: { namespace: "caches" } });
  expect(monitor.spec).toMatchObject({
    selector: { matchLabels: { app: "cache" } },
    podTargetLabels: ["app"],
    podMetricsEndpoints: [{ port: "admin", interval: "30s" }],
  });
});

it("is of the kind that the catalog asks for", () => {
  const [monitor] = listObjects(
    buildDragonflyMonitor(makeCatalog({ dragonfly, monitoring: { scrape: "VMPodScrape" } })),
  );
  expect(monitor.kind).toBe("VMPodScrape");
});

it("is not rendered without a Dragonfly", () => {
  expect(buildDragonflyMonitor(makeCatalog())).toEqual([]);
});
