import { expect, it } from "vitest";
import { findFaults } from "../test-check.ts";
import { tenantAccess } from "./tenant-access.ts";

it("finds nothing in a healthy cluster", async () => {
  expect(await findFaults(tenantAccess)).toEqual([]);
});

it("reports a tenant that its own rules turn away", async () => {
  const faults = await findFaults(tenantAccess, (cluster) => {
    cluster.containers.login = () => [2, "FATAL: pg_hba.conf rejects connection"];
  });
  expect(faults).toEqual([
    expect.stringContaining(
      "role harbor of tenant harbor was not asked for a password at its database registry: FATAL: pg_hba.conf rejects",
    ),
    expect.stringContaining("role gitlab"),
  ]);
});

it("reports a tenant that gets in without a password", async () => {
  const faults = await findFaults(tenantAccess, (cluster) => {
    cluster.containers.login = () => [0, "1"];
  });
  expect(faults).toEqual([
    expect.stringContaining("role harbor got into its database registry without a password"),
    expect.stringContaining("role gitlab"),
  ]);
});
