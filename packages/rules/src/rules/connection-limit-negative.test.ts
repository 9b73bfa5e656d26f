import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { connectionLimitNegative } from "./connection-limit-negative.ts";

const judge = (limit: string, kind = "Database") =>
  findFaults(
    connectionLimitNegative,
    `{apiVersion: postgresql.cnpg.io/v1, kind: ${kind}, metadata: {name: d}, spec: {connectionLimit: ${limit}}}`,
  );

describe("connection-limit-negative", () => {
  it("finds less than -1 on both kinds", () => {
    expect(judge("-2")).toEqual([expect.stringContaining("spec.connectionLimit: Database d: `connectionLimit: -2`")]);
    expect(judge("-5", "DatabaseRole")).toHaveLength(1);
  });

  it("is silent about -1, 0 and more, placeholders and other types", () => {
    for (const limit of ["-1", "0", "50", '"${X}"', "null"]) expect(judge(limit)).toEqual([]);
  });
});
