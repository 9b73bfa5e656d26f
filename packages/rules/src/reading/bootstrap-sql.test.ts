import { describe, expect, it } from "vitest";
import { createdExtensions } from "./bootstrap-sql.ts";

describe("createdExtensions", () => {
  it("reads every spelling, and no comments", () => {
    const postInitSQL = [
      'CREATE EXTENSION "uuid-ossp"; create  extension if not exists PG_TRGM;',
      "-- create extension x",
      5,
    ];
    const cluster = { spec: { bootstrap: { initdb: { postInitSQL, postInitTemplateSQL: "create extension y" } } } };
    expect([...createdExtensions(cluster)].map(({ name, path }) => [name, path.at(-1)])).toEqual([
      ["uuid-ossp", 0],
      ["pg_trgm", 0],
    ]);
  });
});
