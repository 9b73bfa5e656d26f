import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { findFaults } from "../test-subject.ts";
import { importSelection } from "./import-selection.ts";

const judge = (wanted: string, initdb = "") =>
  findFaults(importSelection, clusterText(`bootstrap: {initdb: {${initdb}import: {${wanted}}}}`));

describe("import-selection", () => {
  it("gives a microservice one database by name, and no roles", () => {
    expect(judge("type: microservice, databases: [a, b]")).toEqual([
      "spec.bootstrap.initdb.import.databases: Cluster shared: an import of type `microservice` takes 1 database, not 2",
    ]);
    expect(judge("type: microservice, databases: []")).toHaveLength(1);
    expect(judge('type: microservice, databases: ["app*"]')).toHaveLength(1);
    expect(judge("type: microservice, databases: [a], roles: [r]")).toEqual([
      expect.stringContaining("import.roles: "),
    ]);
    expect(judge("type: microservice, databases: [a]")).toEqual([]);
  });

  it("gives a monolith databases, by name or all", () => {
    expect(judge("type: monolith, databases: []")).toHaveLength(1);
    expect(judge('type: monolith, databases: ["*", a]')).toHaveLength(1);
    expect(judge('type: monolith, databases: [a], roles: [r, "*"]')).toEqual([
      expect.stringContaining("import.roles: "),
    ]);
    expect(judge("type: monolith, databases: [a], postImportApplicationSQL: [SELECT 1]")).toHaveLength(1);
    expect(judge('type: monolith, databases: ["*"], roles: ["*"]')).toEqual([]);
  });

  it("wants a database for a monolith's owner alone", () => {
    expect(judge("type: monolith, databases: [a]", "owner: app, ")).toEqual([
      expect.stringContaining("initdb.owner: "),
    ]);
    expect(judge("type: monolith, databases: [a]", "owner: app, database: app, ")).toEqual([]);
    expect(judge("type: microservice, databases: [a]", "owner: app, ")).toEqual([]);
  });

  it("leaves the rest to the schema, and waits for placeholders", () => {
    expect(judge("type: other, databases: []")).toEqual([]);
    expect(judge("type: microservice, databases: text")).toEqual([]);
    expect(judge('type: microservice, databases: ["${A}", b]')).toEqual([]);
  });
});
