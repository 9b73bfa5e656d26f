import { describe, expect, it } from "vitest";
import { pairsOf } from "../reading/pooler-pairs.ts";
import { countPodSessions } from "./count-pod-sessions.ts";

const pooler = (parameters: Readonly<Record<string, string>>, pg_hba?: readonly string[]) => ({
  spec: { pgbouncer: { parameters, ...(pg_hba && { pg_hba }) } },
});
const count = (object: ReturnType<typeof pooler>, runsIn: "each-database" | "postgres" = "postgres") =>
  countPodSessions(object, pairsOf(object), { runsIn });

const REJECT = "host all all all reject";

describe("sessions of one pooler pod", () => {
  it("are PgBouncer's defaults and one of auth_query where nothing is written", () => {
    expect(count(pooler({}))?.total).toBe(21);
  });

  it("add the reserve, and hold to the limit of a database", () => {
    expect(count(pooler({ default_pool_size: "10", reserve_pool_size: "5" }))?.total).toBe(16);
    expect(count(pooler({ default_pool_size: "10", max_db_connections: "4" }))?.total).toBe(5);
    expect(count(pooler({ default_pool_size: "10", max_db_connections: "4" }), "each-database")?.total).toBe(4);
  });

  it("have a pool for each pair of database and user that the lines name", () => {
    const lines = ["hostssl a,b wiki all md5", "hostssl c shop,reader all md5", REJECT];
    expect(count(pooler({ default_pool_size: "3" }, lines))?.total).toBe(4 * 3 + 1);
    expect(count(pooler({ default_pool_size: "3" }, lines), "each-database")?.total).toBe(4 * 3 + 3);
    expect(count(pooler({ default_pool_size: "3", max_user_connections: "4" }, lines))?.total).toBe(4 + 3 + 3 + 1);
    expect(count(pooler({ default_pool_size: "3", max_db_connections: "4" }, lines))?.total).toBe(3 + 3 + 4 + 1);
  });

  it("count a line that lets any user in as one, and lines that only refuse as none", () => {
    expect(count(pooler({}, ["host all all all md5"]))?.total).toBe(21);
    expect(count(pooler({}, [REJECT]))?.total).toBe(0);
    expect(count(pooler({}, ["host wiki ${ROLE} all md5", REJECT]))?.total).toBe(21);
  });

  it("say which user holds how many, unless limits of databases mix them", () => {
    const lines = ["hostssl wiki wiki,reader all md5", REJECT];
    expect([...(count(pooler({ default_pool_size: "3" }, lines))?.byUser ?? [])]).toEqual([
      ["wiki", 3],
      ["reader", 3],
    ]);
    expect(count(pooler({ default_pool_size: "3", max_db_connections: "5" }, lines))?.byUser.size).toBe(0);
  });

  it("are not known where a size is not", () => {
    expect(count(pooler({ default_pool_size: "${SIZE}" }))).toBeUndefined();
    expect(count(pooler({ max_db_connections: "many" }))).toBeUndefined();
  });
});
