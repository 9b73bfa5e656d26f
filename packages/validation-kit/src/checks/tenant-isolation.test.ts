import { expect, it } from "vitest";
import { explainSkip, findFaults } from "../test-check.ts";
import { tenantIsolation } from "./tenant-isolation.ts";

it("finds nothing in a healthy cluster", async () => {
  expect(await findFaults(tenantIsolation)).toEqual([]);
});

it("reports tenants that are asked for a password elsewhere, and with it let through by the rules", async () => {
  const faults = await findFaults(tenantIsolation, (cluster) => {
    cluster.containers.login = () => [2, "fe_sendauth: no password supplied"];
  });
  expect(faults).toEqual([
    expect.stringContaining("role harbor of tenant harbor was not refused at the database gitlab of another tenant"),
    expect.stringContaining("role gitlab of tenant gitlab was not refused at the database old"),
  ]);
});

it("does not apply where there is nothing to look at", async () => {
  expect(await explainSkip(tenantIsolation, { isolation: "off" })).toContain("isolation is off");
});
