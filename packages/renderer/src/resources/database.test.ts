import { expect, it } from "vitest";
import { listObjects, makeCatalog, makeTenant } from "../test-catalog.ts";
import { buildDatabases } from "./database.ts";

const [database] = makeTenant("harbor").databases;
if (database === undefined) throw new Error("the fixture has a database");

function render(changes: Partial<typeof database>) {
  const tenants = [
    makeTenant("harbor", { databases: [{ ...(database as NonNullable<typeof database>), ...changes }] }),
  ];
  return listObjects(buildDatabases(makeCatalog({ tenants })))[0];
}

it("gives the database its name in PostgreSQL, its owner and an explicit reclaim policy", () => {
  const rendered = render({ name: "harbor_core", objectName: "harbor-core" });
  expect(rendered.metadata.name).toBe("harbor-core");
  expect(rendered.spec).toEqual({
    cluster: { name: "shared" },
    name: "harbor_core",
    owner: "harbor",
    ensure: "present",
    databaseReclaimPolicy: "retain",
  });
});

it("lists extensions as objects, with version and schema where they are asked for", () => {
  const extensions = [{ name: "uuid-ossp" }, { name: "postgis", version: "3.5", schema: "geo" }];
  expect(render({ extensions }).spec.extensions).toEqual([
    { name: "uuid-ossp", ensure: "present" },
    { name: "postgis", ensure: "present", version: "3.5", schema: "geo" },
  ]);
});

it("keeps Flux from pruning a database whose data would go with it", () => {
  expect(render({ reclaimPolicy: "delete" }).metadata.annotations).toEqual({
    "kustomize.toolkit.fluxcd.io/prune": "disabled",
  });
  expect(render({}).metadata.annotations).toBeUndefined();
});

it("renders no file for tenants without databases", () => {
  expect(buildDatabases(makeCatalog({ tenants: [makeTenant("harbor", { databases: [] })] }))).toEqual([]);
});
