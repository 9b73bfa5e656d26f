import { describe, expect, it } from "vitest";
import { clusterText } from "../test-cluster.ts";
import { findFaults } from "../test-subject.ts";
import { settingRetyped } from "./setting-retyped.ts";

const find = (text: string, X: string) =>
  findFaults(settingRetyped, text, { substitution: "flux", variables: new Map([["X", X]]) });
const annotation = (value: string) =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  annotations: {x: ${JSON.stringify(value)}}\n`;

describe("setting-retyped", () => {
  it.each([
    ["5", "`5` arrives as the number 5"],
    ["17.10", "`17.10` arrives as the number 17.1"],
    ["yes", "`yes` arrives as the boolean true"],
    ["null", "`null` arrives as null"],
    ["a #b", "`a #b` arrives as `a`"],
    ["*/5 * * * *", "`*/5 * * * *` is a YAML alias: the build fails"],
    ["@daily", "begins with a character that YAML reserves: the build fails"],
  ])("finds the value %s in a text, with or without quotes", (value, said) => {
    expect(find(annotation("${X}"), value)).toEqual([
      expect.stringMatching(/^metadata\.annotations\.x: ConfigMap a: `\$\{X\}` has to arrive as a text/),
    ]);
    expect(find(annotation("${X}"), value)[0]).toContain(said);
  });

  it("is silent about texts that stay texts", () => {
    for (const value of ["abc", "20Gi", "0 0 2 * * *", "17.6-bookworm"])
      expect(find(annotation("${X}"), value)).toEqual([]);
    expect(find(annotation("x-${X}"), "5")).toEqual([]);
    expect(find(annotation('${Y:="5"}'), "5")).toEqual([]);
    expect(find(annotation("a\n${X}\n"), "5")).toEqual([]);
  });

  it("is silent about numbers where numbers belong, or where nobody knows", () => {
    expect(find(clusterText('instances: "${X}"\nresources: {limits: {cpu: "${X}"}}'), "3")).toEqual([]);
  });

  it("finds what ends the build in any field", () => {
    expect(find(clusterText('instances: "${X}"'), "a: b")).toHaveLength(1);
  });

  it("finds parameters, whose texts look like numbers", () => {
    expect(find(clusterText('postgresql: {parameters: {max_connections: "${X}"}}'), "200")).toEqual([
      expect.stringContaining("spec.postgresql.parameters.max_connections"),
    ]);
  });

  it("finds two placeholders that make a number together", () => {
    expect(find(annotation("${X}${X}"), "1")).toEqual([expect.stringContaining("`11` arrives as the number 11")]);
  });

  it("waits for a value", () => {
    expect(find(annotation("${Y}"), "5")).toEqual([]);
  });
});
