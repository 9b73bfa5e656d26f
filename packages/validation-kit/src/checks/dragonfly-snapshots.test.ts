import { expect, it } from "vitest";
import { makeDragonfly } from "../../../renderer/src/test-platform.ts";
import { explainSkip, findFaults } from "../test-check.ts";
import { answerInstead } from "../test-dragonfly.ts";
import { dragonflySnapshots } from "./dragonfly-snapshots.ts";

const NOW = Date.UTC(2026, 10, 21, 12) / 1000;

it("finds nothing in a healthy cluster", async () => {
  expect(await findFaults(dragonflySnapshots)).toEqual([]);
});

it("reports a snapshot that failed, and one that is old", async () => {
  const faults = await findFaults(dragonflySnapshots, (cluster) => {
    const failed = `last_success_save:${NOW - 3600}\r\nloading:0\r\nrdb_last_bgsave_status:err\r\nlast_error:No space left\r\n`;
    answerInstead(
      cluster,
      "exec pod/cache-1 --namespace=caches --container=dragonfly -- redis-cli -h localhost -p 9999 INFO",
      failed,
    );
  });
  expect(faults).toEqual([
    "pod caches/cache-1 of Dragonfly cache says of its last snapshot: err, No space left; expected ok",
    "pod caches/cache-1 of Dragonfly cache wrote its last snapshot 60 minutes ago, expected at most 30 minutes",
  ]);
});

it("reports a schedule that is not in force", async () => {
  const faults = await findFaults(dragonflySnapshots, (cluster) => {
    answerInstead(cluster, "CONFIG GET snapshot_cron", "snapshot_cron\n\n");
  });
  expect(faults).toHaveLength(3);
  expect(faults[0]).toBe("pod caches/cache-0 of Dragonfly cache has the snapshot_cron nothing, expected */15 * * * *");
});

it("says why it does not apply", async () => {
  expect(await explainSkip(dragonflySnapshots, { dragonfly: makeDragonfly() })).toContain("it keeps nothing");
});
