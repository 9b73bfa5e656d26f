import { describe, expect, it } from "vitest";
import { makeCatalog } from "../../../renderer/src/test-catalog.ts";
import { makeBusyCatalog } from "../test-check.ts";
import { DRAGONFLY, stageDragonfly } from "../test-dragonfly-stage.ts";
import { dragonflyPersistence } from "./dragonfly-persistence.ts";

describe("the drill dragonfly-persistence", () => {
  it("makes a snapshot in every pod, ends them all at once, and passes where every key is there again", async () => {
    const stage = stageDragonfly();
    const { faults, found } = await stage.run(dragonflyPersistence);
    expect(faults).toEqual([]);
    expect(found).toMatch(/^100 of 100 keys; all 3 pods are back; \d+\.\d s in all$/);
    const order = stage.changes.join("");
    expect(order.match(/ SAVE\n/g)).toHaveLength(3);
    expect(order.lastIndexOf(" SAVE\n")).toBeLessThan(
      order.indexOf("kubectl delete pods --namespace=dragonfly-system"),
    );
    expect(order).not.toContain("--force");
  });

  it("counts the keys that are lost", async () => {
    expect(await stageDragonfly({ kept: 0 }).findFaults(dragonflyPersistence)).toEqual([
      "100 of 100 keys are lost, expected none",
    ]);
  });

  it("tells what it will do, and does not apply without snapshots", () => {
    const catalog = makeBusyCatalog({ dragonfly: DRAGONFLY });
    expect(dragonflyPersistence.announce(catalog).join("\n")).toContain("each of its 3 pods");
    expect(dragonflyPersistence.inapplicable?.(catalog)).toBeUndefined();
    const { snapshot: _, ...without } = DRAGONFLY;
    expect(dragonflyPersistence.inapplicable?.(makeBusyCatalog({ dragonfly: without }))).toContain("no snapshots");
    expect(dragonflyPersistence.inapplicable?.(makeCatalog())).toBe("the catalog has no Dragonfly");
  });
});
