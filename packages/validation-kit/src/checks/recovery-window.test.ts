import { expect, it } from "vitest";
import { BARMAN } from "../../../renderer/src/test-catalog.ts";
import { explainSkip, findFaults, makeBusyCatalog } from "../test-check.ts";
import { recoveryWindow } from "./recovery-window.ts";

it("finds nothing in a healthy cluster", async () => {
  expect(await findFaults(recoveryWindow)).toEqual([]);
});

it("reports a store that knows nothing of the server", async () => {
  const faults = await findFaults(recoveryWindow, (cluster) => {
    cluster.find("ObjectStore", "shared-backup").status = {};
  });
  expect(faults).toEqual([
    expect.stringContaining(
      "ObjectStore databases/shared-backup, server shared, has nothing as its first point of recovery",
    ),
    expect.stringContaining("as the time of the last good backup"),
  ]);
});

it("reports a failure since the last good backup", async () => {
  const faults = await findFaults(recoveryWindow, (cluster) => {
    cluster.find("ObjectStore", "shared-backup").status.serverRecoveryWindow.shared.lastFailedBackupTime =
      "2026-11-21T11:00:00Z";
  });
  expect(faults).toEqual([
    expect.stringContaining("had a failed backup at 2026-11-21T11:00:00Z, after the last good one"),
  ]);
});

it("looks into the Cluster where backups are made without the plugin", async () => {
  const faults = await findFaults(
    recoveryWindow,
    (cluster) => {
      cluster.find("Cluster", "shared").status.firstRecoverabilityPoint = undefined;
    },
    makeBusyCatalog({ backup: BARMAN }),
  );
  expect(faults).toEqual([
    expect.stringContaining("Cluster databases/shared has nothing as its first point of recovery"),
  ]);
});

it("does not apply where there is nothing to look at", async () => {
  expect(await explainSkip(recoveryWindow, { backup: { method: "none", reason: "it is a cache" } })).toContain(
    "it is a cache",
  );
});
