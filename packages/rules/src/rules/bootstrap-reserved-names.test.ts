import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { bootstrapReservedNames } from "./bootstrap-reserved-names.ts";

const find = (bootstrap: string) =>
  findFaults(
    bootstrapReservedNames,
    `{apiVersion: postgresql.cnpg.io/v1, kind: Cluster, metadata: {name: pg}, spec: {bootstrap: ${bootstrap}}}`,
  );

describe("bootstrap-reserved-names", () => {
  it("finds the superuser's database and the superuser", () => {
    expect(find("{initdb: {database: postgres, owner: postgres}}")).toEqual([
      expect.stringContaining(
        "spec.bootstrap.initdb.database: Cluster pg: the bootstrap database postgres exists already",
      ),
      expect.stringContaining(
        "spec.bootstrap.initdb.owner: Cluster pg: the owner postgres of the bootstrap database is the superuser",
      ),
    ]);
  });

  it.each(["streaming_replica", "cnpg_pooler_pgbouncer", "pg_admin"])(
    "finds the owner %s, after a recovery too",
    (owner) => {
      expect(find(`{initdb: {database: app, owner: ${owner}}}`)).toHaveLength(1);
      expect(find(`{recovery: {database: app, owner: ${owner}}}`)).toHaveLength(1);
    },
  );

  it.each([
    "{initdb: {database: app, owner: app}}",
    "{initdb: {database: postgres_app, owner: postgresql}}",
    "{recovery: {source: x}}",
    '{initdb: {database: "${DB}", owner: "${DB}"}}',
    "[]",
  ])("is silent about %s", (bootstrap) => expect(find(bootstrap)).toEqual([]));
});
