import { expect, it } from "vitest";
import { SCHEMAS } from "../sql/databases.ts";
import { findFaults } from "../test-check.ts";
import { databaseSchemas } from "./database-schemas.ts";

it("finds nothing in a healthy cluster", async () => {
  expect(await findFaults(databaseSchemas)).toEqual([]);
});

it("reports a schema that is missing", async () => {
  const faults = await findFaults(databaseSchemas, (cluster) => {
    cluster.containers.rows.set(SCHEMAS, []);
  });
  expect(faults).toEqual([expect.stringContaining("database registry of tenant harbor lacks the schema audit")]);
});

it("reports another owner", async () => {
  const faults = await findFaults(databaseSchemas, (cluster) => {
    cluster.containers.row(SCHEMAS)["owner"] = "postgres";
  });
  expect(faults).toEqual([expect.stringContaining("has schema audit owned by postgres, expected harbor")]);
});
