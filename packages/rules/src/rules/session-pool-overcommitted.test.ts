import { describe, expect, it } from "vitest";
import { poolerText } from "../test-pooler.ts";
import { findFaults } from "../test-subject.ts";
import { sessionPoolOvercommitted as rule } from "./session-pool-overcommitted.ts";

const find = (parameters: Readonly<Record<string, string | number>>, mode = "session") =>
  findFaults(rule, poolerText({ parameters, pgbouncer: `poolMode: ${mode}` }));

describe("session-pool-overcommitted", () => {
  it("finds more than five clients for a connection", () => {
    const pool = { default_pool_size: 14, reserve_pool_size: 2 };
    expect(find({ ...pool, max_client_conn: 80 })).toEqual([]);
    expect(find({ ...pool, max_client_conn: 81 })).toEqual([
      "spec.pgbouncer.parameters.max_client_conn: Pooler wiki-pooler-rw: in session mode a client keeps its server connection, so each pod serves 16 of the 81 clients that `max_client_conn` lets in; the others wait for `query_wait_timeout` and are then disconnected",
    ]);
  });

  it("is silent in transaction mode, where clients take turns", () => {
    expect(find({ default_pool_size: 5, max_client_conn: 1000 }, "transaction")).toEqual([]);
  });

  it("is silent about PgBouncer's own defaults, and about placeholders", () => {
    expect(find({ default_pool_size: 5 })).toEqual([]);
    expect(find({ default_pool_size: "${SIZE}", max_client_conn: 1000 })).toEqual([]);
  });
});
