import { expect, it } from "vitest";
import { PARAMETERS } from "../sql/server.ts";
import { findFaults } from "../test-check.ts";
import { parametersInForce } from "./parameters-in-force.ts";

it("finds nothing in a healthy cluster", async () => {
  expect(await findFaults(parametersInForce)).toEqual([]);
});

it("reports another value with its unit", async () => {
  const faults = await findFaults(parametersInForce, (cluster) => {
    Object.assign(cluster.containers.row(PARAMETERS), { setting: "100", kind: "integer" });
  });
  expect(faults).toEqual([
    expect.stringContaining("max_connections on databases/shared-1 is 100, expected 200"),
    expect.stringContaining("shared-2"),
    expect.stringContaining("shared-3"),
  ]);
});

it("reports a parameter that is not set, on the instance where it is not", async () => {
  const faults = await findFaults(parametersInForce, (cluster) => {
    cluster.containers.rows.set(`pod/shared-3 ${PARAMETERS}`, []);
  });
  expect(faults).toEqual([expect.stringContaining("max_connections on databases/shared-3 is not set, expected 200")]);
});

it("reports a parameter that waits for a restart", async () => {
  const faults = await findFaults(parametersInForce, (cluster) => {
    cluster.containers.rows.set(`pod/shared-2 ${PARAMETERS}`, [
      { name: "max_connections", setting: "200", pending_restart: true },
    ]);
  });
  expect(faults).toEqual([expect.stringContaining("max_connections on databases/shared-2 waits for a restart")]);
});
