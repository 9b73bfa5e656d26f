import { expect, it } from "vitest";
import { findFaults } from "../test-check.ts";
import { answerScrape } from "../test-exporters.ts";
import { dragonflyMetrics } from "./dragonfly-metrics.ts";

it("finds nothing in a healthy cluster", async () => {
  expect(await findFaults(dragonflyMetrics)).toEqual([]);
});

it("is content where one role alone has a metric, and names the alerts that miss one of all", async () => {
  const faults = await findFaults(dragonflyMetrics, (cluster) => {
    const common = [
      "dragonfly_master",
      "dragonfly_memory_used_bytes",
      "dragonfly_memory_max_bytes",
      "dragonfly_max_clients",
    ];
    const more = ["dragonfly_connected_clients", "dragonfly_failed_backups_total"];
    cluster.containers.others.unshift((args) => {
      if (args.at(-1) !== "9999") return undefined;
      const own = args[1] === "pod/cache-0" ? [] : ["dragonfly_master_link_status"];
      return { stdout: answerScrape([...common, ...more, ...own]), exitCode: 0 };
    });
  });
  expect(faults).toEqual([
    expect.stringContaining(
      "alert DragonflyReplicationLagHigh can never fire: dragonfly_connected_replica_lag_records has no series in pod caches/cache-0, caches/cache-1, caches/cache-2",
    ),
  ]);
});

it("reports that there are no pods", async () => {
  const faults = await findFaults(dragonflyMetrics, (cluster) => cluster.removeAll("Pod"));
  expect(faults).toEqual(["Dragonfly caches/cache has no pods, so nobody exports its metrics"]);
});
