import { describe, expect, it } from "vitest";
import { poolerText } from "../test-pooler.ts";
import { findFaults } from "../test-subject.ts";
import { sessionResetDisabled as rule } from "./session-reset-disabled.ts";

const find = (query: string | undefined, mode: string | undefined) =>
  findFaults(
    rule,
    poolerText({
      parameters: query === undefined ? {} : { server_reset_query: query },
      pgbouncer: mode === undefined ? "" : `poolMode: ${mode}`,
    }),
  );

describe("session-reset-disabled", () => {
  it("finds an empty query in session mode, the CRD's default among it", () => {
    expect(find("", "session")).toEqual([
      expect.stringContaining("spec.pgbouncer.parameters.server_reset_query: Pooler wiki-pooler-rw: with an empty"),
    ]);
    expect(find(" ", undefined)).toHaveLength(1);
  });

  it("is silent in transaction mode, where it never runs, and about any query", () => {
    expect(find("", "transaction")).toEqual([]);
    expect(find("DISCARD ALL", "session")).toEqual([]);
    expect(find(undefined, "session")).toEqual([]);
  });

  it("is silent about placeholders", () => {
    expect(find("${QUERY}", "session")).toEqual([]);
    expect(find("", "${MODE}")).toEqual([]);
  });
});
