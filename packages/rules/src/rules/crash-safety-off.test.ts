import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { crashSafetyOff } from "./crash-safety-off.ts";

const find = (parameters: string) =>
  findFaults(
    crashSafetyOff,
    `apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: {name: a}\nspec: {postgresql: {parameters: ${parameters}}}\n`,
  );

describe("crash-safety-off", () => {
  it("finds both, in any spelling", () => {
    expect(find('{fsync: "off", full_page_writes: "0"}')).toEqual([
      expect.stringContaining("spec.postgresql.parameters.fsync: Cluster a: with `fsync` off"),
      expect.stringContaining("`pg_rewind`"),
    ]);
  });

  it("is silent where they are on, missing, or no switch", () => {
    expect(find('{fsync: "on"}')).toEqual([]);
    expect(find("{}")).toEqual([]);
    expect(find('{fsync: "${X}"}')).toEqual([]);
  });
});
