import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { plpgsqlListed } from "./plpgsql-listed.ts";

const database = (extensions: string) =>
  `apiVersion: postgresql.cnpg.io/v1\nkind: Database\nmetadata: {name: wiki}\nspec: {extensions: ${extensions}}\n`;
const cluster = (sql: string) =>
  `apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: {name: a}\nspec: {bootstrap: {initdb: {postInitSQL: [${JSON.stringify(sql)}]}}}\n`;

describe("plpgsql-listed", () => {
  it("finds it among the extensions of a Database, and in SQL of its own", () => {
    expect(findFaults(plpgsqlListed, database("[{name: pg_trgm}, {name: plpgsql}]"))).toEqual([
      "spec.extensions[1]: Database wiki: plpgsql is in every database already, so this does nothing",
    ]);
    expect(findFaults(plpgsqlListed, cluster('CREATE EXTENSION IF NOT EXISTS "plpgsql";'))).toHaveLength(1);
  });

  it("is silent about other extensions, and about SQL that does more", () => {
    expect(findFaults(plpgsqlListed, database("[{name: plpgsql_check}, {name: plpgsql, ensure: absent}]"))).toEqual([]);
    expect(findFaults(plpgsqlListed, cluster("CREATE EXTENSION plpgsql_check"))).toEqual([]);
    expect(findFaults(plpgsqlListed, cluster("CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS 'x'"))).toEqual([]);
  });
});
