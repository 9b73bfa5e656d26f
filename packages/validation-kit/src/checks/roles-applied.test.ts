import { expect, it } from "vitest";
import { findFaults, makeBusyCatalog } from "../test-check.ts";
import { rolesApplied } from "./roles-applied.ts";

it("finds nothing in a healthy cluster", async () => {
  expect(await findFaults(rolesApplied)).toEqual([]);
});

it("reports why a role cannot be reconciled", async () => {
  const faults = await findFaults(rolesApplied, (cluster) => {
    cluster.find("Cluster", "shared").status.managedRolesStatus.cannotReconcile = { harbor: ["wrong username", "x"] };
  });
  expect(faults).toEqual([expect.stringContaining("role harbor cannot be reconciled: wrong username; x")]);
});

it("reports a role that waits", async () => {
  const faults = await findFaults(rolesApplied, (cluster) => {
    cluster.find("Cluster", "shared").status.managedRolesStatus.byStatus = {
      "pending-reconciliation": ["harbor"],
      reconciled: ["gitlab", "old"],
    };
  });
  expect(faults).toEqual([expect.stringContaining("role harbor is not reconciled yet")]);
});

it("reports a role whose Secret was not found, of which the operator says nothing", async () => {
  const faults = await findFaults(rolesApplied, (cluster) => {
    cluster.find("Cluster", "shared").status.managedRolesStatus.passwordStatus.gitlab = undefined;
  });
  expect(faults).toEqual([
    expect.stringContaining(
      "role gitlab has got no password: the operator has found no Secret databases/gitlab-db-credentials",
    ),
  ]);
});

it("looks at DatabaseRoles where roles are objects of their own", async () => {
  const faults = await findFaults(
    rolesApplied,
    (cluster) => {
      cluster.find("DatabaseRole", "harbor").status = { applied: false, message: "boom" };
    },
    makeBusyCatalog({ roleStyle: "databaseRole" }),
  );
  expect(faults).toEqual([expect.stringContaining("DatabaseRole databases/harbor is not applied: boom")]);
});
