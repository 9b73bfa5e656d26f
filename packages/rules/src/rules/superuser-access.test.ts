import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { superuserAccess } from "./superuser-access.ts";

const find = (value: string) =>
  findFaults(
    superuserAccess,
    `apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: {name: a}\nspec: {enableSuperuserAccess: ${value}}\n`,
  );

describe("superuser-access", () => {
  it("finds a superuser with a password", () => {
    expect(find("true")).toEqual([
      expect.stringContaining("spec.enableSuperuserAccess: Cluster a: `enableSuperuserAccess: true`"),
    ]);
  });

  it("is silent where it is off, and about placeholders", () => {
    expect(["false", "null", '"${X}"'].flatMap(find)).toEqual([]);
  });
});
