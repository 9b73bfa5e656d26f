import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { postInitSqlExtension } from "./post-init-sql-extension.ts";

const find = (list: string, sql: string) =>
  findFaults(
    postInitSqlExtension,
    `{apiVersion: postgresql.cnpg.io/v1, kind: Cluster, metadata: {name: pg}, spec: {bootstrap: {initdb: {${list}: [${sql}]}}}}`,
  );

describe("post-init-sql-extension", () => {
  it("finds an extension that goes to the wrong database", () => {
    expect(find("postInitSQL", "SELECT 1, 'CREATE EXTENSION IF NOT EXISTS \"uuid-ossp\"'")).toEqual([
      "spec.bootstrap.initdb.postInitSQL[1]: Cluster pg: `postInitSQL` runs in the database postgres, so no application gets the extension uuid-ossp",
    ]);
  });

  it("is silent about the lists for templates and applications", () => {
    expect(find("postInitApplicationSQL", "CREATE EXTENSION pg_trgm")).toEqual([]);
    expect(find("postInitTemplateSQL", "CREATE EXTENSION pg_trgm")).toEqual([]);
  });

  it.each([
    "CREATE EXTENSION pg_cron",
    "CREATE EXTENSION pg_stat_statements",
    "CREATE EXTENSION plpgsql",
    "CREATE ROLE x",
  ])("is silent about %s", (sql) => expect(find("postInitSQL", sql)).toEqual([]));
});
