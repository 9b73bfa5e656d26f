import { expect, it } from "vitest";
import { listObjects, listPaths, makeCatalog, makeRole, makeTenant } from "../test-catalog.ts";
import { buildDatabaseRoles } from "./database-role.ts";

const reader = makeRole("harbor_ro", { inRoles: ["pg_read_all_data"], clientCertificate: true, connectionLimit: 5 });
const tenants = [makeTenant("harbor", { roles: [makeRole("harbor"), reader] }), makeTenant("b", { shard: 2 })];

it("is not rendered for roles that stand inside the Cluster", () => {
  expect(buildDatabaseRoles(makeCatalog({ tenants }))).toEqual([]);
});

it("has every role with the attributes of a managed one, in the file of its shard", () => {
  const files = buildDatabaseRoles(makeCatalog({ tenants, roleStyle: "databaseRole" }));
  expect(listPaths(files)).toEqual(["out/db/shared-cluster/databaseroles.yaml", "out/db/shards/02/databaseroles.yaml"]);
  const [, role] = listObjects(files);
  expect(role.metadata.name).toBe("harbor-ro");
  expect(role.spec).toMatchObject({
    cluster: { name: "shared" },
    name: "harbor_ro",
    login: true,
    superuser: false,
    connectionLimit: 5,
    inRoles: ["pg_read_all_data"],
    passwordSecret: { name: "harbor_ro-db-credentials" },
    clientCertificate: { enabled: true },
    databaseRoleReclaimPolicy: "retain",
  });
});
