import { describe, expect, it } from "vitest";
import { poolerText } from "../test-pooler.ts";
import { findFaults } from "../test-subject.ts";
import { poolerDatabaseUncapped as rule } from "./pooler-database-uncapped.ts";

const find = (parameters: Readonly<Record<string, string | number>>, pgbouncer = "") =>
  findFaults(rule, poolerText({ parameters, pgbouncer }));
const LINES = "pg_hba:\n  - hostssl wiki wiki all md5\n  - host all all all reject";

describe("pooler-database-uncapped", () => {
  it("finds a limit of 0, which is none", () => {
    expect(find({ max_db_connections: 0, max_user_connections: 0, default_pool_size: 15 })).toEqual([
      "spec.pgbouncer.parameters.max_db_connections: Pooler wiki-pooler-rw: `max_db_connections` and `max_user_connections` 0 are no limit: each further pair of database and user may open 15 server connections more in each pod",
    ]);
    expect(find({ max_user_connections: "0" })).toHaveLength(1);
  });

  it("is silent where the other limit holds, or where the lines name every pair", () => {
    expect(find({ max_db_connections: 0, max_user_connections: 20 })).toEqual([]);
    expect(find({ max_db_connections: 0 }, LINES)).toEqual([]);
    expect(find({ max_db_connections: 0 }, LINES.replace("wiki wiki", "wiki all"))).toHaveLength(1);
  });

  it("is silent where nobody wrote 0, and about placeholders", () => {
    expect(find({})).toEqual([]);
    expect(find({ max_db_connections: "${MAX}" })).toEqual([]);
    expect(find({ max_db_connections: 0, max_user_connections: "${MAX}" })).toEqual([]);
  });
});
