import { expect, it } from "vitest";
import { DATABASES } from "../sql/databases.ts";
import { findFaults } from "../test-check.ts";
import { databasesExist } from "./databases-exist.ts";

it("finds nothing in a healthy cluster", async () => {
  expect(await findFaults(databasesExist)).toEqual([]);
});

it("reports a database that is missing", async () => {
  const faults = await findFaults(databasesExist, (cluster) => {
    cluster.containers.rows.get(DATABASES)?.shift();
  });
  expect(faults).toEqual([expect.stringContaining("database registry of tenant harbor does not exist on the server")]);
});

it("reports another owner, encoding and limit", async () => {
  const faults = await findFaults(databasesExist, (cluster) => {
    Object.assign(cluster.containers.row(DATABASES), { owner: "postgres", encoding: "SQL_ASCII", connection_limit: 5 });
  });
  expect(faults).toEqual([
    expect.stringContaining("has owner postgres, expected harbor"),
    expect.stringContaining("has encoding SQLASCII, expected UTF8"),
    expect.stringContaining("has connection limit 5, expected -1"),
  ]);
});

it("reports one that lets nobody in", async () => {
  const faults = await findFaults(databasesExist, (cluster) => {
    cluster.containers.row(DATABASES)["allows_connections"] = false;
  });
  expect(faults).toEqual([expect.stringContaining("registry of tenant harbor allows no connections")]);
});
