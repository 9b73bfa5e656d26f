import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { postgresMinorOld } from "./postgres-minor-old.ts";

const find = (tag: string, cloudNativePG: string) =>
  findFaults(
    postgresMinorOld,
    `apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: {name: a}\nspec: {imageName: "ghcr.io/cloudnative-pg/postgresql:${tag}"}\n`,
    { cloudNativePG },
  );

describe("postgres-minor-old", () => {
  it("finds a minor before the operator's own", () => {
    expect(find("17.4", "1.27")).toEqual([
      "spec.imageName: Cluster a runs PostgreSQL 17.4, 1 minor release behind 17.5: CloudNativePG 1.27.0 installs 17.5",
    ]);
  });

  it("compares other majors by their release day", () => {
    expect(find("17.6-system-trixie", "1.30")).toEqual([
      expect.stringContaining(
        "17.6, 4 minor releases behind 17.10: CloudNativePG 1.30.0 installs 18.4, which came out together",
      ),
    ]);
    expect(find("16.14", "1.30")).toEqual([]);
  });

  it("knows what patches of an operator install", () => {
    expect(find("18.1", "1.28.1")).toEqual([]);
    expect(find("18.1", "1.28.2")).toEqual([
      expect.stringContaining("behind 18.3: CloudNativePG 1.28.2 installs 18.3"),
    ]);
    expect(find("18.1", "1.28")).toEqual([]);
    expect(find("17.6", "1.27.2")).toEqual([
      expect.stringContaining("behind 17.7: CloudNativePG 1.27.2 installs 18.1"),
    ]);
    expect(find("17.9", "1.29.2")).toEqual([expect.stringContaining("behind 17.10: CloudNativePG 1.29.2")]);
    expect(find("17.9", "1.31")).toEqual([expect.stringContaining("behind 17.10: CloudNativePG 1.30.0")]);
  });

  it("is silent from there on, for other majors and operators, and without a minor", () => {
    expect(find("17.5", "1.27")).toEqual([]);
    expect(find("18.0", "1.27")).toEqual([]);
    expect(find("17", "1.30")).toEqual([]);
    expect(find("${V}", "1.30")).toEqual([]);
  });
});
