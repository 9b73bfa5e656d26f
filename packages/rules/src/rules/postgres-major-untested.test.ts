import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { postgresMajorUntested } from "./postgres-major-untested.ts";

const find = (major: number, cloudNativePG: string, today = "2025-11-13") =>
  findFaults(
    postgresMajorUntested,
    `apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: {name: a}\nspec: {imageCatalogRef: {name: c, major: ${major}}}\n`,
    { cloudNativePG, today },
  );

describe("postgres-major-untested", () => {
  it("finds majors before and after the tested ones", () => {
    expect(find(13, "1.30")).toEqual([
      "spec.imageCatalogRef.major: Cluster a runs PostgreSQL 13, but CloudNativePG 1.30 is tested with 14 to 18",
    ]);
    expect(find(19, "1.30")).toHaveLength(1);
  });

  it("leaves majors that get no fixes any more to postgres-end-of-life", () => {
    expect(find(13, "1.30", "2025-11-14")).toEqual([]);
  });

  it("knows that 18 came with a patch of 1.27", () => {
    expect(find(18, "1.27.0")).toEqual([expect.stringContaining("but CloudNativePG 1.27.0 is tested with 13 to 17")]);
    expect(find(18, "1.27.1")).toEqual([]);
  });

  it("is silent within, below what the webhook takes, and about operators that it does not know", () => {
    expect(find(14, "1.30")).toEqual([]);
    expect(find(13, "1.27")).toEqual([]);
    expect(find(18, "1.27")).toEqual([]);
    expect(find(12, "1.30")).toEqual([]);
    expect(find(19, "1.31")).toEqual([]);
  });
});
