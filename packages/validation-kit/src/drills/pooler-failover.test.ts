import { describe, expect, it } from "vitest";
import { makeCatalog, makePooler, makeTenant } from "../../../renderer/src/test-catalog.ts";
import { stageFailover } from "../test-failover.ts";
import { poolerFailover } from "./pooler-failover.ts";

describe("the drill pooler-failover", () => {
  it("writes through a pooler that leads to the primary", async () => {
    const stage = stageFailover();
    const { faults } = await stage.run(poolerFailover);
    expect(faults).toEqual([]);
    expect(stage.changes.find((change) => change.includes('"kind":"Pod"'))).toContain(
      '{"name":"PGHOST","value":"harbor-pooler-rw"}',
    );
  });

  it("fails where no client of the pooler could write for longer than the baseline", async () => {
    expect(await stageFailover({ downtime: 31 }).findFaults(poolerFailover)).toEqual([
      expect.stringMatching(/^31\.\d s passed between two acknowledged writes, expected at most 30 s$/),
    ]);
  });

  it("does not apply where every pooler reads, or there is one instance", () => {
    const reader = makePooler("harbor-pooler-ro", { type: "ro" });
    const tenants = [makeTenant("harbor", { poolers: [reader] })];
    expect(poolerFailover.inapplicable?.(makeCatalog({ tenants }))).toContain("a pooler of type rw");
    expect(poolerFailover.inapplicable?.(makeCatalog({ cluster: { instances: 1 } }))).toContain("one instance");
    expect(poolerFailover.inapplicable?.(makeCatalog())).toBeUndefined();
  });
});
