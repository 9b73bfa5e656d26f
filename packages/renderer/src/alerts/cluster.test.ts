import { expect, it } from "vitest";
import { makeCatalog, makeSetting } from "../test-catalog.ts";
import { buildClusterAlerts } from "./cluster.ts";

const [notReady, primaryMissing, replicas] = buildClusterAlerts(makeCatalog());

it("fires when all series are gone, which a bare count would not", () => {
  expect(notReady?.expr).toBe(
    '(count(cnpg_collector_up{namespace="databases",cnpg_io_cluster="shared"} == 1) or vector(0)) == 0',
  );
  expect(primaryMissing?.expr).toMatch(/ or vector\(0\)\) == 0$/);
});

it("compares with the catalog's instances, a setting's value included", () => {
  expect(replicas?.expr).toMatch(/ < 3 or max\(.*\) \+ 1 < 3$/);
  const [, , five] = buildClusterAlerts(makeCatalog({ cluster: { instances: makeSetting("N", 5) } }));
  expect(five?.expr).toMatch(/ < 5 or max\(.*\) \+ 1 < 5$/);
  expect(five?.description).toContain("(expected 5)");
});
