import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { databaseDeletedWithObject } from "./database-deleted-with-object.ts";

const find = (spec: string) =>
  findFaults(
    databaseDeletedWithObject,
    `apiVersion: postgresql.cnpg.io/v1\nkind: Database\nmetadata: {name: d}\nspec: ${spec}\n`,
  );

describe("database-deleted-with-object", () => {
  it("finds data that goes with its object", () => {
    expect(find("{databaseReclaimPolicy: delete}")).toEqual([
      expect.stringContaining("spec.databaseReclaimPolicy: Database d: with `databaseReclaimPolicy: delete`"),
    ]);
  });

  it("is silent about `retain`, the default, and a database that is to go", () => {
    expect(find("{databaseReclaimPolicy: retain}")).toEqual([]);
    expect(find("{}")).toEqual([]);
    expect(find("{databaseReclaimPolicy: delete, ensure: absent}")).toEqual([]);
  });
});
