import { describe, expect, it } from "vitest";
import { makeCatalog } from "../../../renderer/src/test-catalog.ts";
import { makeBusyCatalog } from "../test-check.ts";
import { DRAGONFLY, stageDragonfly } from "../test-dragonfly-stage.ts";
import { dragonflyFailover } from "./dragonfly-failover.ts";

describe("the drill dragonfly-failover", () => {
  it("passes where a replica takes over with every key", async () => {
    const stage = stageDragonfly();
    const { faults, found } = await stage.run(dragonflyFailover);
    expect(faults).toEqual([]);
    expect(found).toMatch(/^100 of 100 keys; master: dragonfly-1 after \d\.\d s; all 3 pods are back$/);
    expect(stage.changes.join()).toContain(
      "kubectl delete pods/dragonfly-0 --namespace=dragonfly-system --grace-period=1 --wait=false",
    );
  });

  it("counts the keys that are lost", async () => {
    expect(await stageDragonfly({ kept: 60 }).findFaults(dragonflyFailover)).toEqual([
      "40 of 100 keys are lost, expected none",
    ]);
  });

  it("fails where it takes longer than the baseline", async () => {
    expect(await stageDragonfly({ downtime: 45 }).findFaults(dragonflyFailover)).toEqual([
      expect.stringMatching(/^dragonfly-1 took over after 45\.\d s, expected 30 s at most$/),
    ]);
  });

  it("leaves a Dragonfly alone that is not healthy", async () => {
    const stage = stageDragonfly();
    stage.cluster.find("Pod", "dragonfly-2").status.conditions[0].status = "False";
    expect(await stage.findFaults(dragonflyFailover)).toEqual([
      "the drill was not begun, as Dragonfly is not healthy: 2 of 3 pods are ready",
    ]);
    expect(stage.changes).toEqual([]);
  });

  it("removes its keys, tells what it will do, and does not apply to a Dragonfly of one pod", async () => {
    const stage = stageDragonfly();
    await dragonflyFailover.cleanUp(stage.context);
    expect(stage.changes.at(-1)).toMatch(/redis-cli -h localhost -p 9999 DEL tenantry-drill:0 /);
    const catalog = makeBusyCatalog({ dragonfly: DRAGONFLY });
    expect(dragonflyFailover.announce(catalog).join("\n")).toContain("Dragonfly dragonfly-system/dragonfly");
    expect(dragonflyFailover.inapplicable?.(catalog)).toBeUndefined();
    const single = makeBusyCatalog({ dragonfly: { ...DRAGONFLY, replicas: 1 } });
    expect(dragonflyFailover.inapplicable?.(single)).toContain("one pod");
    expect(dragonflyFailover.inapplicable?.(makeCatalog())).toBe("the catalog has no Dragonfly");
  });
});
