import { expect, it } from "vitest";
import { SERVER_STATE } from "../sql/server.ts";
import { findFaults } from "../test-check.ts";
import { postgresVersion } from "./postgres-version.ts";

it("finds nothing in a healthy cluster", async () => {
  expect(await findFaults(postgresVersion)).toEqual([]);
});

it("reports an instance with another image", async () => {
  const faults = await findFaults(postgresVersion, (cluster) => {
    cluster.find("Pod", "shared-2").spec.containers[0].image = "ghcr.io/cloudnative-pg/postgresql:17.4";
  });
  expect(faults).toEqual([
    expect.stringContaining(
      "pod databases/shared-2 runs the image ghcr.io/cloudnative-pg/postgresql:17.4, expected ghcr.io/cloudnative-pg/postgresql:17.6",
    ),
  ]);
});

it("reports a server of another version", async () => {
  const faults = await findFaults(postgresVersion, (cluster) => {
    cluster.containers.rows.set(`pod/shared-3 ${SERVER_STATE}`, [{ version: "17.5", recovers: true }]);
  });
  expect(faults).toEqual([expect.stringContaining("pod databases/shared-3 has PostgreSQL 17.5, expected 17.6")]);
});

it("reports that there is no instance", async () => {
  const faults = await findFaults(postgresVersion, (cluster) => {
    cluster.removeAll("Pod");
  });
  expect(faults).toEqual([expect.stringContaining("there is no instance at all")]);
});
