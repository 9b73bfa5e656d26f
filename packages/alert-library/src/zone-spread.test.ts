import { expect, it } from "vitest";
import { openTestCatalog } from "./test-catalog.ts";
import { readZoneSkew, writeCrowdedZones } from "./zone-spread.ts";

const ZONE = "topology.kubernetes.io/zone";

it("takes the skew that the catalog allows between zones", async () => {
  const catalog = await openTestCatalog("shop", (spec) => {
    spec.cluster.topologySpread = [{ topologyKey: "rack" }, { topologyKey: ZONE, maxSkew: 2 }];
  });
  expect(readZoneSkew(catalog)).toBe(2);
});

it("takes anti-affinity between zones for a spread", async () => {
  const catalog = await openTestCatalog("legacy", (spec) => {
    spec.cluster.topologyKey = ZONE;
  });
  expect(readZoneSkew(catalog)).toBe(1);
});

it("knows of no spread over zones where the catalog asks for none", async () => {
  expect(readZoneSkew(await openTestCatalog("legacy"))).toBeUndefined();
});

it("does not count zones that a node selector may rule out", async () => {
  const catalog = await openTestCatalog("shop", (spec) => {
    spec.cluster.nodeSelector = { pool: "databases" };
  });
  const expr = writeCrowdedZones(catalog, 1);
  expect(expr).not.toContain(" or 0 * ");
  expect(expr).toMatch(/ > 1 and on \(\) count\(.*\) == 1$/);
});

it("names the Kubernetes cluster of nodes, and no namespace", async () => {
  expect(writeCrowdedZones(await openTestCatalog("legacy"), 1)).toContain(
    'kube_node_labels{label_topology_kubernetes_io_zone!="",cluster="infra"}',
  );
});
