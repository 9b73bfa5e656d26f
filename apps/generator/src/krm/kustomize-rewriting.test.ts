import { type Json, readYaml } from "@tenantry/flux-postbuild";
import { readValue } from "@tenantry/tenant-model";
import { describe, expect, it } from "vitest";
import { isRewritten } from "./kustomize-rewriting.ts";

async function compare(yaml: string, given: Json): Promise<boolean> {
  const read = await readValue(yaml, "x.yaml");
  const go = readYaml(yaml);
  if (!go.ok) throw new Error(go.message);
  // What our reader refuses goes by the other one.
  return isRewritten({ value: read.ok ? (read.value as Json) : go.value, go: go.value }, given);
}

// What kustomize v5.8.1 handed to a function, as its ResourceList was read.
describe("a value that kustomize writes anew is known again:", () => {
  it.each<[string, Json]>([
    ["2027-01-01", "2027-01-01T00:00:00Z"],
    ["2027-1-1", "2027-01-01T00:00:00Z"],
    ["2027-01-01 10:00:00", "2027-01-01T10:00:00Z"],
    ["2027-01-01T10:00:00+02:00", "2027-01-01T10:00:00+02:00"],
    ["0123", 83],
    ["1_000", 1000],
    ["0b11", 3],
    ["1_0.5", 10.5],
    ["1.0", 1],
    ['"a\\u0085b"', "a b"],
    ['"a\\u2028b\\u2029"', "a         b "],
    ["yes", "yes"],
    ["~", null],
    ["!!binary aGk=", "hi"],
  ])("%s", async (written, given) => {
    expect(await compare(written, given)).toBe(true);
    expect(await compare(`a: [{b: ${written}}]\n`, { a: [{ b: given }] })).toBe(true);
  });
});

describe("a value that kustomize has changed is another one:", () => {
  it.each<[string, Json]>([
    ["2027-01-01", "2027-01-02T00:00:00Z"],
    ['"0123"', 83],
    ["0123", 84],
    ["a", "b"],
    ["a b", "a  b"],
    ["{a: 1}", { a: 1, b: 2 }],
    ["{a: 1, b: 2}", { a: 1 }],
    ["{a: 1}", { b: 1 }],
    ["[1]", [1, 2]],
    ["[1]", { 0: 1 }],
    ["{}", []],
    ["~", ""],
  ])("%s is not %j", async (written, given) => {
    expect(await compare(written, given)).toBe(false);
  });
});
