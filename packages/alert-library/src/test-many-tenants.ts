import type { Catalog } from "@tenantry/tenant-model";
import type { Alert, BuildAlerts } from "./alert.ts";
import { openTestCatalog } from "./test-catalog.ts";

/** VictoriaMetrics refuses longer queries (`-search.maxQueryLen`). */
export const LONGEST_QUERY = 16 * 1024;
const LABEL_NAME = 63;

/**
 * 1,000 tenants of 40 owners, with poolers of several sizes and every tenth in a shared one.
 * @param length `long`: every name as long as may be
 */
export function openManyTenants(length: "usual" | "long"): Promise<Catalog> {
  const stems =
    length === "long" ? ["t".repeat(20).concat("-", "u".repeat(14))] : ["web", "billing-eu", "acme-shop-one"];
  return openTestCatalog("shop", (spec) => {
    if (length === "long") {
      spec.cluster.name = "c".repeat(50);
      spec.cluster.namespace = "n".repeat(LABEL_NAME);
      spec.monitoring.matchLabels = { cluster: "a-cluster-of-a-long-name", region: "eu-central-1" };
    }
    spec.tenants = Array.from({ length: 1000 }, (_, index) => ({
      name: `${stems[index % stems.length]}-${index}`,
      owner: `team-${index % 40}`,
      shard: 1 + Math.floor(index / 100),
      ...(index % 10 === 0 ? { sharedPoolers: ["shared-rw"] } : { poolers: [choosePooler(index)] }),
    }));
  });
}

function choosePooler(index: number) {
  return {
    type: "rw",
    instances: 2 + (index % 2),
    connections: 10 * (1 + (index % 4)),
    parameters: { max_client_conn: 100 * (1 + (index % 3)) },
  };
}

/** How many rules each alert takes. */
export function countRules(alerts: ReturnType<BuildAlerts>): Map<Alert["name"], number> {
  const counts = new Map<Alert["name"], number>();
  for (const { name } of alerts) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
