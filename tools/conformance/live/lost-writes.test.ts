import { drills } from "@tenantry/validation-kit";
import { afterAll, expect, it } from "vitest";
import { closeRunFolder } from "../postgres/run-folder.ts";
import { findNewestLine } from "../postgres/supported-lines.ts";
import { note } from "../summary.ts";
import { runLiveDrill } from "./drill-run.ts";
import { type LiveCluster, startLiveCluster } from "./live-cluster.ts";
import { renderShared } from "./shared-catalog.ts";

let live: LiveCluster | undefined;
afterAll(async () => {
  await live?.stop();
  closeRunFolder();
});

it("fails the drill failover where the primary acknowledges what no standby has, and counts what is lost", async () => {
  const started = performance.now();
  const rendered = await renderShared();
  live = await startLiveCluster(rendered, { line: findNewestLine(), durability: "off" });
  const { kubectl, instances } = live;
  const unfortunate: typeof kubectl.run = async (args, options) => {
    if (args[0] !== "delete" || args[1] !== `pods/${instances.primary}`) return kubectl.run(args, options);
    // The network between the instances is gone a second before the primary is.
    instances.replication.hold();
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const result = await kubectl.run(args, options);
    instances.replication.release();
    return result;
  };
  const drill = drills.find(({ id }) => id === "failover");
  if (drill === undefined) throw new Error("there is no drill failover");
  const { faults, found } = await runLiveDrill(drill, rendered.catalog, { run: unfortunate });
  expect(faults).toHaveLength(1);
  expect(faults[0]?.message).toMatch(/^[1-9]\d* of \d+ acknowledged writes are lost \(numbers \d+/);
  note("live", `asynchronous: ${found}`, started);
});
