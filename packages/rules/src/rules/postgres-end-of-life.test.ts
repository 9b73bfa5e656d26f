import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { postgresEndOfLife } from "./postgres-end-of-life.ts";

const find = (tag: string, today: string) =>
  findFaults(
    postgresEndOfLife,
    `apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: {name: a}\nspec: {imageName: "pg:${tag}"}\n`,
    { today },
  );

describe("postgres-end-of-life", () => {
  it("finds a major from the day after its last release on", () => {
    expect(find("14.20", "2026-11-13")).toEqual([
      expect.stringContaining("Cluster a runs PostgreSQL 14, which got its last release on 2026-11-12"),
    ]);
    expect(find("14.20", "2026-11-12")).toEqual([]);
  });

  it("is silent about living majors, unknown ones and placeholders", () => {
    expect(["17.4", "19.0", "${V}"].flatMap((tag) => find(tag, "2026-11-21"))).toEqual([]);
  });
});
