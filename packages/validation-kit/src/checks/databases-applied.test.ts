import { expect, it } from "vitest";
import { findFaults } from "../test-check.ts";
import { databasesApplied } from "./databases-applied.ts";

it("finds nothing in a healthy cluster", async () => {
  expect(await findFaults(databasesApplied)).toEqual([]);
});

it("reports what the operator says", async () => {
  const faults = await findFaults(databasesApplied, (cluster) => {
    cluster.find("Database", "registry").status = { applied: false, message: 'extension "x" is not available' };
  });
  expect(faults).toEqual([
    expect.stringContaining(
      'Database databases/registry of tenant harbor is not applied: extension "x" is not available',
    ),
  ]);
});

it("reports a change that has not arrived", async () => {
  const faults = await findFaults(databasesApplied, (cluster) => {
    cluster.find("Database", "registry").metadata.generation = 2;
  });
  expect(faults).toEqual([expect.stringContaining("was applied in generation 1, and is 2 by now")]);
});

it("reports one of another Cluster", async () => {
  const faults = await findFaults(databasesApplied, (cluster) => {
    cluster.find("Database", "registry").spec.cluster.name = "elsewhere";
  });
  expect(faults).toEqual([expect.stringContaining("is of Cluster elsewhere, expected shared")]);
});

it("reports one that is missing", async () => {
  const faults = await findFaults(databasesApplied, (cluster) => {
    cluster.remove("Database", "gitlab");
  });
  expect(faults).toEqual([expect.stringContaining("Database databases/gitlab of tenant gitlab does not exist")]);
});
