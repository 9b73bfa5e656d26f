import { listPoolers } from "@tenantry/tenant-model";
import { type Drill, drills } from "@tenantry/validation-kit";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import type { RenderedCluster } from "../postgres/rendered-cluster.ts";
import { closeRunFolder } from "../postgres/run-folder.ts";
import { findNewestLine } from "../postgres/supported-lines.ts";
import { note } from "../summary.ts";
import { runLiveDrill } from "./drill-run.ts";
import type { Durability } from "./instance-set.ts";
import { type LiveCluster, startLiveCluster } from "./live-cluster.ts";
import { renderShared } from "./shared-catalog.ts";

let live: LiveCluster | undefined;
afterEach(() => live?.stop());
afterAll(closeRunFolder);

async function start(durability: Durability): Promise<LiveCluster> {
  const rendered: RenderedCluster = await renderShared();
  live = await startLiveCluster(rendered, { line: findNewestLine(), durability });
  return live;
}

function findDrill(id: Drill["id"]): Drill {
  const drill = drills.find((one) => one.id === id);
  if (drill === undefined) throw new Error(`there is no drill ${id}`);
  return drill;
}

describe("a primary that dies under a writer", () => {
  it.each(["failover", "pooler-failover"] as const)("loses nothing that was acknowledged: drill %s", async (id) => {
    const started = performance.now();
    const { kubectl, rendered, instances, operator, shelf } = await start("as rendered");
    const before = instances.primary;
    const { faults, found, reports } = await runLiveDrill(findDrill(id), rendered.catalog, kubectl);
    await operator.settle();
    expect({ faults, found, reports }).toMatchObject({ faults: [] });
    expect(found).toMatch(/^lost acknowledged writes: 0 of \d{2,}/);
    expect(instances.primary).not.toBe(before);
    expect([...instances.instances.keys()].sort()).toEqual(instances.names());
    note("live", `${id}: ${found}`, started);
    // Nothing is left of it.
    const session = await instances.open(instances.primary, rendered.catalog.tenants[0]?.databases[0]?.name);
    const { count } = await session.ask("SELECT count(*) FROM pg_namespace WHERE nspname = 'tenantry_drill'");
    await session.close();
    expect(count).toBe("0");
    expect(shelf.choose({ resource: "pods", selector: "tenantry.dev/drill" })).toEqual([]);
    expect(listPoolers(rendered.catalog)).toHaveLength(2);
  });
});

describe("a primary that acknowledges what no standby has", () => {
  it("fails the drill, which counts what is lost", async () => {
    const started = performance.now();
    const { kubectl, rendered, instances } = await start("off");
    const unfortunate: typeof kubectl.run = async (args, options) => {
      // The network between the instances is gone a second before the primary is.
      if (args[0] === "delete" && args[1] === `pods/${instances.primary}`) {
        instances.replication.hold();
        await new Promise((resolve) => setTimeout(resolve, 1000));
        const result = await kubectl.run(args, options);
        instances.replication.release();
        return result;
      }
      return kubectl.run(args, options);
    };
    const { faults, found } = await runLiveDrill(findDrill("failover"), rendered.catalog, { run: unfortunate });
    expect(faults).toHaveLength(1);
    expect(faults[0]?.message).toMatch(/^[1-9]\d* of \d+ acknowledged writes are lost \(numbers \d+/);
    note("live", `asynchronous: ${found}`, started);
  });
});
