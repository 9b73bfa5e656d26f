import { expect, it } from "vitest";
import { BARMAN } from "../../../renderer/src/test-catalog.ts";
import { explainSkip, findFaults, makeBusyCatalog } from "../test-check.ts";
import { backupDestination } from "./backup-destination.ts";

it("finds nothing in a healthy cluster", async () => {
  expect(await findFaults(backupDestination)).toEqual([]);
});

it("reports another bucket", async () => {
  const faults = await findFaults(backupDestination, (cluster) => {
    cluster.find("ObjectStore", "shared-backup").spec.configuration.destinationPath = "s3://other/";
  });
  expect(faults).toEqual([
    expect.stringContaining(
      "ObjectStore databases/shared-backup differs from the catalog: configuration.destinationPath is s3://other/, expected s3://backups/",
    ),
  ]);
});

it("reports another retention", async () => {
  const faults = await findFaults(backupDestination, (cluster) => {
    cluster.find("ObjectStore", "shared-backup").spec.retentionPolicy = "3d";
  });
  expect(faults).toEqual([expect.stringContaining("retentionPolicy is 3d, expected 30d")]);
});

it("looks into the Cluster where backups are made without the plugin", async () => {
  const faults = await findFaults(
    backupDestination,
    (cluster) => {
      cluster.find("Cluster", "shared").spec.backup.retentionPolicy = "3d";
    },
    makeBusyCatalog({ backup: BARMAN }),
  );
  expect(faults).toEqual([
    expect.stringContaining(
      "Cluster databases/shared differs from the catalog: backup.retentionPolicy is 3d, expected 30d",
    ),
  ]);
});

it("reports a store that is missing", async () => {
  const faults = await findFaults(backupDestination, (cluster) => {
    cluster.remove("ObjectStore", "shared-backup");
  });
  expect(faults).toEqual([expect.stringContaining("ObjectStore databases/shared-backup does not exist")]);
});

it("does not apply where there is nothing to look at", async () => {
  expect(await explainSkip(backupDestination, { backup: { method: "none", reason: "it is a cache" } })).toContain(
    "it is a cache",
  );
});
