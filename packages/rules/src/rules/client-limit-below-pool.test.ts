import { describe, expect, it } from "vitest";
import { poolerText } from "../test-pooler.ts";
import { findFaults } from "../test-subject.ts";
import { clientLimitBelowPool as rule } from "./client-limit-below-pool.ts";

const find = (parameters: Readonly<Record<string, string | number>>) => findFaults(rule, poolerText({ parameters }));

describe("client-limit-below-pool", () => {
  it("finds fewer clients than connections, the reserve among them", () => {
    expect(find({ max_client_conn: 24, default_pool_size: 20, reserve_pool_size: 5 })).toEqual([
      "spec.pgbouncer.parameters.max_client_conn: Pooler wiki-pooler-rw: a pod lets 24 clients in (`max_client_conn`), fewer than the 25 connections that one pool may have: 1 of them can never be used",
    ]);
    expect(find({ max_client_conn: 25, default_pool_size: 20, reserve_pool_size: 5 })).toEqual([]);
  });

  it("knows PgBouncer's 100 clients", () => {
    expect(find({ default_pool_size: 100 })).toEqual([]);
    expect(find({ default_pool_size: 101 })).toHaveLength(1);
  });

  it("is silent about placeholders", () => {
    expect(find({ max_client_conn: "${CLIENTS}" })).toEqual([]);
  });
});
