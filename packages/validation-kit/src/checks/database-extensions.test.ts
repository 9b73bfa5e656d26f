import { expect, it } from "vitest";
import { DATABASES, EXTENSIONS } from "../sql/databases.ts";
import { findFaults } from "../test-check.ts";
import { databaseExtensions } from "./database-extensions.ts";

it("finds nothing in a healthy cluster", async () => {
  expect(await findFaults(databaseExtensions)).toEqual([]);
});

it("reports an extension that is missing", async () => {
  const faults = await findFaults(databaseExtensions, (cluster) => {
    cluster.containers.rows.set(EXTENSIONS, []);
  });
  expect(faults).toEqual([expect.stringContaining("database registry of tenant harbor lacks the extension pg_trgm")]);
});

it("reports another version and schema", async () => {
  const faults = await findFaults(databaseExtensions, (cluster) => {
    Object.assign(cluster.containers.row(EXTENSIONS), { version: "1.5", schema: "x" });
  });
  expect(faults).toEqual([
    expect.stringContaining("has pg_trgm in version 1.5, expected 1.6"),
    expect.stringContaining("in schema x, expected public"),
  ]);
});

it("reports the extensions of a database that is not there, without connecting to it", async () => {
  const faults = await findFaults(databaseExtensions, (cluster) => {
    cluster.containers.rows.get(DATABASES)?.shift();
  });
  expect(faults).toEqual([expect.stringContaining("lacks the extension pg_trgm")]);
});
