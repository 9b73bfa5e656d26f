import { describe, expect, it } from "vitest";
import { poolerText } from "../test-pooler.ts";
import { findFaults } from "../test-subject.ts";
import { preparedStatementsOff as rule } from "./prepared-statements-off.ts";

const find = (statements: string | number, mode = "transaction") =>
  findFaults(rule, poolerText({ parameters: { max_prepared_statements: statements }, pgbouncer: `poolMode: ${mode}` }));

describe("prepared-statements-off", () => {
  it("finds the tracking turned off in transaction mode", () => {
    expect(find(0)).toEqual([
      "spec.pgbouncer.parameters.max_prepared_statements: Pooler wiki-pooler-rw: `max_prepared_statements` 0 in transaction mode: a statement that a client prepared is missing on the next connection it gets",
    ]);
  });

  it("is silent in session mode, where a client keeps its connection", () => {
    expect(find(0, "session")).toEqual([]);
  });

  it("is silent about numbers, the default and placeholders", () => {
    expect(find(100)).toEqual([]);
    expect(find("${N}")).toEqual([]);
    expect(findFaults(rule, poolerText({ pgbouncer: "poolMode: transaction" }))).toEqual([]);
  });
});
