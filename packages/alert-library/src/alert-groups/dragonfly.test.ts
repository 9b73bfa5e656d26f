import { describe, expect, it } from "vitest";
import { buildRuleGroups } from "../rule-groups.ts";
import { openTestCatalog } from "../test-catalog.ts";
import { buildDragonflyAlerts } from "./dragonfly.ts";

// biome-ignore lint/suspicious/noExplicitAny: what a person may write; the schema is the check
const list = async (change: (dragonfly: any) => void = () => {}) => {
  const catalog = await openTestCatalog("shop", (spec) => change(spec.dragonfly));
  return buildDragonflyAlerts(catalog).map(({ name }) => name);
};

describe("alerts about Dragonfly", () => {
  it("are none where the catalog has none", async () => {
    expect(buildDragonflyAlerts(await openTestCatalog("small"))).toEqual([]);
  });

  it("are about replicas only where there are some", async () => {
    const alone = await list((dragonfly) => {
      dragonfly.replicas = 1;
    });
    const missing = (await list()).filter((name) => !alone.includes(name));
    expect(missing).toEqual([
      "DragonflyTwoMasters",
      "DragonflyReplicasBelowTarget",
      "DragonflyReplicaDisconnected",
      "DragonflyReplicationLagHigh",
    ]);
  });

  it("are about snapshots only where they are written, and about volumes only where those are on some", async () => {
    const bucket = await list((dragonfly) => {
      dragonfly.snapshot = { dir: "s3://bucket/folder" };
    });
    const none = await list((dragonfly) => {
      delete dragonfly.snapshot;
    });
    expect(bucket).toContain("DragonflySnapshotFailing");
    expect(bucket).not.toContain("DragonflyStorageNearFull");
    expect(none).not.toContain("DragonflySnapshotFailing");
  });

  it("carry its own namespace and name, not those of the PostgreSQL cluster", async () => {
    const groups = buildRuleGroups(await openTestCatalog("shop"));
    const [rule] = groups.find(({ name }) => name === "dragonfly")?.rules ?? [];
    expect(rule?.labels).toEqual({
      namespace: "caches",
      app: "shop-dragonfly",
      severity: "critical",
      component: "dragonfly",
    });
  });
});
