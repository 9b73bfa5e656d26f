import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { databaseLists } from "./database-lists.ts";

const judge = (spec: string, cloudNativePG = "1.30") =>
  findFaults(
    databaseLists,
    `{apiVersion: postgresql.cnpg.io/v1, kind: Database, metadata: {name: d}, spec: {${spec}}}`,
    {
      cloudNativePG,
    },
  );

describe("database-lists", () => {
  it("finds names that are there twice, in each list", () => {
    expect(judge("extensions: [{name: a}, {name: b}, {name: a, ensure: absent}]", "1.27")).toEqual([
      "spec.extensions[2].name: Database d: the extension a is in `extensions[0]` too",
    ]);
    for (const list of ["schemas", "fdws", "servers"]) expect(judge(`${list}: [{name: a}, {name: a}]`)).toHaveLength(1);
  });

  it("finds options and usages that are there twice in one entry", () => {
    const twice = "[{name: x}, {name: x}]";
    expect(judge(`servers: [{name: a, options: ${twice}, usage: ${twice}}]`)).toEqual([
      expect.stringContaining("spec.servers[0].options[1].name: Database d: the option x is in `options[0]` too"),
      expect.stringContaining("spec.servers[0].usage[1].name: "),
    ]);
    expect(judge("fdws: [{name: a, options: [{name: x}]}, {name: b, options: [{name: x}]}]")).toEqual([]);
  });

  it("leaves fields that came with 1.28 to the schema before", () => {
    expect(judge("fdws: [{name: a}, {name: a}]", "1.27")).toEqual([]);
  });

  it("is silent about placeholders, other cases and broken lists", () => {
    expect(judge('extensions: [{name: "${A}"}, {name: "${A}"}, {name: B}, {name: b}, null, 5], schemas: x')).toEqual(
      [],
    );
  });
});
