import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { alertNames } from "../alert-defaults.ts";
import { printReference } from "./print-reference.ts";
import { listReferenceFields } from "./reference.ts";
import { keysAt } from "./schema-keys.ts";

const fields = listReferenceFields();
const find = (path: string) => fields.find((field) => field.path === path);

describe("the reference of all fields", () => {
  it("is what is committed (refresh: nx run tenant-model:reference)", () => {
    expect(printReference()).toBe(readFileSync(new URL("../../../../docs/reference.md", import.meta.url), "utf8"));
  });

  it("has every key that the schema knows, at every place", () => {
    const places: (string | number)[][] = [
      [],
      ["spec"],
      ["spec", "cluster"],
      ["spec", "backup"],
      ["spec", "tenants", 0],
    ];
    for (const place of [...places, ["spec", "tenants", 0, "poolers", 0], ["spec", "tenants", 0, "databases", 0]]) {
      const section = place.filter((part) => part !== 0).join(".");
      const inLists = (text: string) => text.replace(/\[\]/g, "").replace(/ \(.*\)/, "");
      const listed = fields.filter((field) => inLists(field.section) === section).map(({ name }) => name);
      expect(listed, section).toEqual(expect.arrayContaining(keysAt(place)));
    }
    expect(fields.length).toBeGreaterThan(250);
  });

  it("says of every field what it is and what may be written", () => {
    expect(fields.filter(({ notes, form }) => notes.description === "" || form === "").map(({ path }) => path)).toEqual(
      [],
    );
  });

  it.each([
    ["spec.cluster.name", { required: true, form: expect.stringContaining("lower-case letters") }],
    ["spec.cluster.instances", { required: false, preset: "3", form: "whole number, 1 or more" }],
    ["spec.flux.layout", { preset: '"staged"', form: "`staged`, `single`" }],
    [
      "spec.cluster.storage.size",
      { required: true, notes: expect.objectContaining({ placeholder: "passed through" }) },
    ],
    ["spec.backup (method: plugin).schedule", { form: expect.stringContaining("6 cron fields") }],
    ["spec.tenants[].poolers[].spec", { form: "fields of the Pooler" }],
    ["spec.tenants[].databases[].extensions[].version", { required: false }],
  ])("knows %s", (path, expected) => {
    expect(find(path)).toMatchObject(expected);
  });
});

it("the reference lists every alert that may be set, with what holds without", () => {
  const text = printReference();
  for (const name of alertNames) expect(text).toContain(`| \`${name}\` |`);
  expect(text).toContain("| `CNPGReplicationLagHigh` | warning | 5m | 60, seconds |");
});
