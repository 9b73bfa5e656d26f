import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { databaseRenamed as rule } from "./database-renamed.ts";

const cluster = "apiVersion: postgresql.cnpg.io/v1\nkind: Cluster\nmetadata: {name: a, namespace: x}\n---\n";
const database = (object: string, name: string, owner = "wiki") =>
  `apiVersion: postgresql.cnpg.io/v1\nkind: Database\nmetadata: {name: ${object}, namespace: x}\nspec: {cluster: {name: a}, name: ${name}, owner: ${owner}}\n---\n`;
const judge = (before: string, now: string) => findFaults(rule, cluster + now, { committed: cluster + before });

describe("database-renamed", () => {
  it("finds one that takes the place of another of the same owner", () => {
    expect(judge(database("wiki", "wiki"), database("docs", "docs"))).toEqual([
      expect.stringContaining("spec.name: Database docs: the database docs takes the place of wiki"),
    ]);
  });

  it("is silent about another object for the same database, another owner, and what is only added or removed", () => {
    expect(judge(database("wiki", "wiki"), database("wiki-2", "wiki"))).toEqual([]);
    expect(judge(database("wiki", "wiki"), database("docs", "docs", "docs"))).toEqual([]);
    expect(judge(database("wiki", "wiki"), database("wiki", "wiki") + database("docs", "docs"))).toEqual([]);
    expect(judge(database("wiki", "wiki"), "")).toEqual([]);
  });

  it("is silent among several: nobody knows which is which", () => {
    expect(judge(database("a", "a") + database("b", "b"), database("c", "c"))).toEqual([]);
    expect(judge(database("a", "a"), database("b", "b") + database("c", "c"))).toEqual([]);
  });
});
