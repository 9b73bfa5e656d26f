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

  it("counts the pools of every database that the lines name, each as far as its limits let it", () => {
    const lines = "poolMode: session\npg_hba:\n  - hostssl wiki,archive wiki all md5\n  - host all all all reject";
    const judge = (parameters: Readonly<Record<string, number>>) =>
      findFaults(rule, poolerText({ parameters: { default_pool_size: 10, ...parameters }, pgbouncer: lines }));
    expect(judge({ max_client_conn: 100, max_db_connections: 11 })).toEqual([]);
    expect(judge({ max_client_conn: 101, max_db_connections: 11 })[0]).toContain("each pod serves 20 of the 101");
    expect(judge({ max_client_conn: 100, max_user_connections: 10 })[0]).toContain("each pod serves 10 of the 100");
  });

  it("is silent in transaction mode, where clients take turns", () => {
    expect(find({ default_pool_size: 5, max_client_conn: 1000 }, "transaction")).toEqual([]);
  });

  it("is silent about PgBouncer's own defaults, and about placeholders", () => {
    expect(find({ default_pool_size: 5 })).toEqual([]);
    expect(find({ default_pool_size: "${SIZE}", max_client_conn: 1000 })).toEqual([]);
  });
});
