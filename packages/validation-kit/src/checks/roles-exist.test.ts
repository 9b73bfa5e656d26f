import { expect, it } from "vitest";
import { ROLES } from "../sql/roles.ts";
import { findFaults } from "../test-check.ts";
import { rolesExist } from "./roles-exist.ts";

it("finds nothing in a healthy cluster", async () => {
  expect(await findFaults(rolesExist)).toEqual([]);
});

it("reports a role that is missing", async () => {
  const faults = await findFaults(rolesExist, (cluster) => {
    cluster.containers.rows.get(ROLES)?.shift();
  });
  expect(faults).toEqual([expect.stringContaining("role harbor of tenant harbor does not exist on the server")]);
});

it("reports powers that no tenant has", async () => {
  const faults = await findFaults(rolesExist, (cluster) => {
    Object.assign(cluster.containers.row(ROLES), { superuser: true, bypassrls: true });
  });
  expect(faults).toEqual([
    expect.stringContaining("has superuser, expected it not to"),
    expect.stringContaining("has bypassrls"),
  ]);
});

it("reports another limit, login and memberships", async () => {
  const faults = await findFaults(rolesExist, (cluster) => {
    Object.assign(cluster.containers.row(ROLES), { login: false, connection_limit: -1, member_of: ["postgres"] });
  });
  expect(faults).toEqual([
    expect.stringContaining("has login false, expected true"),
    expect.stringContaining("has connection limit -1, expected 28"),
    expect.stringContaining("has memberships postgres, expected nothing"),
  ]);
});
