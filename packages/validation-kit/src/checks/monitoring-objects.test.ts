import { expect, it } from "vitest";
import { makeCatalog } from "../../../renderer/src/test-catalog.ts";
import { findFaults, judge } from "../test-check.ts";
import { monitoringObjects } from "./monitoring-objects.ts";

it("finds nothing in a healthy cluster, and looks at everything that is scraped and shown", async () => {
  const { status, expectation } = await judge(monitoringObjects);
  expect({ status, expectation }).toEqual({
    status: "passed",
    expectation: expect.stringMatching(/PodMonitor databases\/shared-instances.*PodMonitor databases\/shared-poolers/),
  });
  expect(expectation).toContain("ConfigMap databases/shared-dashboard");
  expect(expectation).toContain("PodMonitor databases/cache-pods");
});

it("reports a scrape that is missing, and one that selects other pods", async () => {
  const faults = await findFaults(monitoringObjects, (cluster) => {
    cluster.remove("PodMonitor", "shared-poolers");
    cluster.find("PodMonitor", "shared-instances").spec.selector.matchLabels = { "cnpg.io/cluster": "shared" };
  });
  expect(faults).toEqual([
    "PodMonitor databases/shared-instances: spec.selector.matchLabels.cnpg.io/podRole is nothing, expected instance",
    expect.stringContaining("PodMonitor databases/shared-poolers does not exist: nobody scrapes its pods"),
  ]);
});

it("looks for the scrapes of VictoriaMetrics where the catalog renders those", async () => {
  const catalog = makeCatalog({ monitoring: { scrape: "VMPodScrape" } });
  const faults = await findFaults(
    monitoringObjects,
    (cluster) => cluster.remove("VMPodScrape", "shared-instances"),
    catalog,
  );
  expect(faults).toEqual([expect.stringContaining("VMPodScrape databases/shared-instances does not exist")]);
});
