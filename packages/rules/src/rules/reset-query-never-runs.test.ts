import { describe, expect, it } from "vitest";
import { poolerText } from "../test-pooler.ts";
import { findFaults } from "../test-subject.ts";
import { resetQueryNeverRuns as rule } from "./reset-query-never-runs.ts";

const find = (parameters: Readonly<Record<string, string>>, mode = "transaction") =>
  findFaults(rule, poolerText({ parameters, pgbouncer: `poolMode: ${mode}` }));

describe("reset-query-never-runs", () => {
  it("finds a query that somebody counts on", () => {
    expect(find({ server_reset_query: "DISCARD ALL" })).toEqual([
      expect.stringContaining("`server_reset_query` never runs in transaction mode"),
    ]);
    expect(find({ server_reset_query: "DISCARD ALL", server_reset_query_always: "0" })).toHaveLength(1);
  });

  it("is silent where it runs: in session mode, or always", () => {
    expect(find({ server_reset_query: "DISCARD ALL" }, "session")).toEqual([]);
    expect(find({ server_reset_query: "DISCARD ALL", server_reset_query_always: "1" })).toEqual([]);
  });

  it("is silent where there is none, and about placeholders", () => {
    expect(find({})).toEqual([]);
    expect(find({ server_reset_query: "" })).toEqual([]);
    expect(find({ server_reset_query: "${QUERY}" })).toEqual([]);
  });
});
