import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { managedExtensions } from "./managed-extensions.ts";

const cluster = (spec: string) =>
  `---\n{apiVersion: postgresql.cnpg.io/v1, kind: Cluster, metadata: {name: pg}, spec: ${spec}}\n`;
const database = (extension: string) =>
  `---\n{apiVersion: postgresql.cnpg.io/v1, kind: Database, metadata: {name: d}, spec: {cluster: {name: pg}, extensions: [${extension}]}}\n`;
const ON = "{postgresql: {parameters: {pg_stat_statements.track: all, auto_explain.log_min_duration: 1s}}}";
const find = (text: string) => findFaults(managedExtensions, text);

describe("managed-extensions", () => {
  it.each(["pg_stat_statements", "pgaudit"])("finds %s without a parameter of its own", (name) =>
    expect(find(cluster("{}") + database(`{name: ${name}}`))).toEqual([
      expect.stringContaining(`spec.extensions[0].name: Database d: the operator drops the extension ${name}`),
    ]),
  );

  it("finds it in the SQL of the bootstrap too", () => {
    const sql =
      '{bootstrap: {initdb: {postInitApplicationSQL: ["CREATE EXTENSION IF NOT EXISTS pg_stat_statements"]}}}';
    expect(find(cluster(sql))).toEqual([expect.stringContaining("spec.bootstrap.initdb.postInitApplicationSQL[0]")]);
  });

  it("does not take a preloaded library for the parameter", () => {
    const preloaded = cluster("{postgresql: {shared_preload_libraries: [pg_stat_statements]}}");
    expect(find(preloaded + database("{name: pg_stat_statements}"))).toHaveLength(1);
  });

  it("finds libraries that are no extensions, with their parameter or without", () => {
    expect(find(cluster(ON) + database("{name: auto_explain}"))).toEqual([
      expect.stringContaining("is a library, no extension"),
    ]);
    expect(find(cluster("{}") + database("{name: pg_failover_slots}"))).toHaveLength(1);
  });

  it("is silent with the parameter, about other extensions, and without the Cluster", () => {
    expect(find(cluster(ON) + database("{name: pg_stat_statements}"))).toEqual([]);
    expect(find(cluster("{}") + database("{name: pg_trgm}, x, {name: toString}"))).toEqual([]);
    expect(find(cluster("{}") + database("{name: pgaudit, ensure: absent}"))).toEqual([]);
    expect(find(database("{name: pgaudit}"))).toEqual([]);
  });
});
