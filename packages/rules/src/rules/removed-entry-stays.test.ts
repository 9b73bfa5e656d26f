import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { removedEntryStays as rule } from "./removed-entry-stays.ts";

const database = (fields: string) =>
  `apiVersion: postgresql.cnpg.io/v1\nkind: Database\nmetadata: {name: wiki}\nspec: {name: wiki, ${fields}}\n`;
const judge = (before: string, now: string) => findFaults(rule, database(now), { committed: database(before) });

describe("removed-entry-stays", () => {
  it("finds what is left out of each list", () => {
    expect(
      judge(
        "extensions: [{name: a}, {name: b}], schemas: [{name: s}], servers: [{name: f}]",
        "extensions: [{name: b}]",
      ),
    ).toEqual([
      expect.stringContaining("spec.extensions: Database wiki: the extension `a` is not listed any more"),
      expect.stringContaining("the schema `s`"),
      expect.stringContaining("the foreign server `f`"),
    ]);
  });

  it("is silent about what was removed rightly, and about a database that is dropped", () => {
    expect(judge("extensions: [{name: a}]", "extensions: [{name: a, ensure: absent}]")).toEqual([]);
    expect(judge("extensions: [{name: a, ensure: absent}]", "owner: a")).toEqual([]);
    expect(judge("extensions: [{name: a}]", "ensure: absent")).toEqual([]);
    expect(judge("extensions: [{name: a}]", 'extensions: [{name: "${NAME}"}]')).toEqual([]);
    expect(judge("extensions: [{name: a}]", 'extensions: "${ALL}"')).toEqual([]);
  });
});
