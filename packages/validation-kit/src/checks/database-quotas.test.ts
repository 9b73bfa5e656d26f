import { expect, it } from "vitest";
import { makeTenant } from "../../../renderer/src/test-catalog.ts";
import { DATABASES } from "../sql/databases.ts";
import { explainSkip, findFaults } from "../test-check.ts";
import { databaseQuotas } from "./database-quotas.ts";

it("finds nothing in a healthy cluster", async () => {
  expect(await findFaults(databaseQuotas)).toEqual([]);
});

it("reports a database that is near its quota", async () => {
  const faults = await findFaults(databaseQuotas, (cluster) => {
    cluster.containers.row(DATABASES, ({ name }) => name === "registry")["bytes"] = 1_070_000_000;
  });
  expect(faults).toEqual([
    expect.stringMatching(/^database registry of tenant harbor has .*, expected at most \d+ % of its quota of 1Gi$/),
  ]);
});

it("says why it does not apply", async () => {
  expect(await explainSkip(databaseQuotas, { tenants: [makeTenant("x")] })).toBe(
    "no database of the catalog has a quota",
  );
});
