import { describe, expect, it } from "vitest";
import { poolerText } from "../test-pooler.ts";
import { findFaults } from "../test-subject.ts";
import { authQueryWithoutSlot as rule } from "./auth-query-without-slot.ts";

const find = (limit: string | number, cloudNativePG = "1.27") =>
  findFaults(
    rule,
    poolerText({ parameters: { default_pool_size: 10, reserve_pool_size: 5, max_db_connections: limit } }),
    { cloudNativePG },
  );

describe("auth-query-without-slot", () => {
  it("finds a limit that one pool fills", () => {
    expect(find(15)).toEqual([
      "spec.pgbouncer.parameters.max_db_connections: Pooler wiki-pooler-rw: `max_db_connections` is 15, and one pool alone may have 15: while it is busy auth_query finds no connection, and no client can log in",
    ]);
    expect(find(16)).toEqual([]);
  });

  it("is silent from 1.28 on, where auth_query runs in another database", () => {
    expect(find(15, "1.27.3")).toHaveLength(1);
    expect(find(15, "1.28")).toEqual([]);
  });

  it("is silent without a limit, and about placeholders", () => {
    expect(find(0)).toEqual([]);
    expect(find("${MAX}")).toEqual([]);
    expect(findFaults(rule, poolerText({}), { cloudNativePG: "1.27" })).toEqual([]);
  });
});
