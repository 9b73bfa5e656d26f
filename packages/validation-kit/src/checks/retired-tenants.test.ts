import { expect, it } from "vitest";
import { ROLES } from "../sql/roles.ts";
import { explainSkip, findFaults } from "../test-check.ts";
import { retiredTenants } from "./retired-tenants.ts";

it("finds nothing in a healthy cluster", async () => {
  expect(await findFaults(retiredTenants)).toEqual([]);
});

it("reports a role that can still log in", async () => {
  const faults = await findFaults(retiredTenants, (cluster) => {
    cluster.containers.row(ROLES, ({ name }) => name === "old")["login"] = true;
  });
  expect(faults).toEqual([expect.stringContaining("role old of the retired tenant old can log in")]);
});

it("reports sessions that outlived the right to log in", async () => {
  const faults = await findFaults(retiredTenants, (cluster) => {
    cluster.containers.row(ROLES, ({ name }) => name === "old")["sessions"] = 2;
  });
  expect(faults).toEqual([expect.stringContaining("role old of the retired tenant old has 2 open sessions")]);
});

it("does not apply where there is nothing to look at", async () => {
  expect(await explainSkip(retiredTenants, { tenants: [] })).toContain("no tenant is retired");
});
