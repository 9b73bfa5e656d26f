import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { archiveTimeoutLong } from "./archive-timeout-long.ts";

const find = (value: string, more = ", plugins: [{name: p, isWALArchiver: true}]") =>
  findFaults(
    archiveTimeoutLong,
    `apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: {name: a}\nspec: {postgresql: {parameters: {archive_timeout: "${value}"}}${more}}\n`,
  );

describe("archive-timeout-long", () => {
  it("finds no bound, and more than an hour", () => {
    expect(find("0")).toEqual([expect.stringContaining("an unfinished WAL segment is never archived")]);
    expect(find("3601")).toHaveLength(1);
    expect(find("1d")).toEqual([expect.stringContaining("waits up to 24 hours")]);
  });

  it("is silent up to an hour, without an archive, and about placeholders", () => {
    expect(["5min", "1h", "3600", "${T}"].flatMap((value) => find(value))).toEqual([]);
    expect(find("0", "")).toEqual([]);
    expect(find("0", ", plugins: [{name: p, isWALArchiver: true, enabled: false}]")).toEqual([]);
  });
});
