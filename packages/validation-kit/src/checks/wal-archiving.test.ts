import { expect, it } from "vitest";
import { WAL_ARCHIVE } from "../sql/wal-archive.ts";
import { explainSkip, findFaults } from "../test-check.ts";
import { walArchiving } from "./wal-archiving.ts";

it("finds nothing in a healthy cluster", async () => {
  expect(await findFaults(walArchiving)).toEqual([]);
});

it("reports a failure since the last success", async () => {
  const faults = await findFaults(walArchiving, (cluster) => {
    Object.assign(cluster.containers.row(WAL_ARCHIVE), {
      failed_count: 7,
      failed_seconds_ago: 10,
      last_failed_wal: "0A",
    });
  });
  expect(faults).toEqual([
    expect.stringMatching(
      /archiving of 0A failed 10 s ago on databases\/pod\/shared-1, and nothing was archived since \(7 failures\)/,
    ),
  ]);
});

it("bears a failure before the last success", async () => {
  const faults = await findFaults(walArchiving, (cluster) => {
    Object.assign(cluster.containers.row(WAL_ARCHIVE), { failed_count: 1, failed_seconds_ago: 9000 });
  });
  expect(faults).toEqual([]);
});

it("bears an idle server, which archives nothing for hours", async () => {
  const faults = await findFaults(walArchiving, (cluster) => {
    cluster.containers.row(WAL_ARCHIVE)["archived_seconds_ago"] = 90_000;
  });
  expect(faults).toEqual([]);
});

it("reports files that wait", async () => {
  const faults = await findFaults(walArchiving, (cluster) => {
    Object.assign(cluster.containers.row(WAL_ARCHIVE), { waiting_files: 40, oldest_waiting_seconds: 3600 });
  });
  expect(faults).toEqual([
    expect.stringContaining("40 WAL files wait to be archived on databases/pod/shared-1, the oldest for 60 minutes"),
  ]);
});

it("reports that nothing was ever archived", async () => {
  const faults = await findFaults(walArchiving, (cluster) => {
    cluster.containers.row(WAL_ARCHIVE)["archived_seconds_ago"] = null;
  });
  expect(faults).toEqual([expect.stringContaining("has archived no WAL yet")]);
});

it("does not apply where there is nothing to look at", async () => {
  expect(await explainSkip(walArchiving, { backup: { method: "none", reason: "it is a cache" } })).toContain(
    "it is a cache",
  );
});
