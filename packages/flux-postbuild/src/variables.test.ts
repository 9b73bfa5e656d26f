import { expect, test } from "vitest";
import { buildVariables, invalidVariableNames } from "./variables.ts";

test("later sources win and inline values win over all, wherever they are listed", () => {
  const { variables } = buildVariables([
    { kind: "inline", substitute: { C: "inline" } },
    { kind: "ConfigMap", data: { A: "first", B: "first", C: "first" } },
    { kind: "Secret", data: { B: btoa("second") } },
  ]);
  expect(Object.fromEntries(variables)).toEqual({ A: "first", B: "second", C: "inline" });
});

test("Secret data is decoded as UTF-8 and stringData wins over it", () => {
  const { variables } = buildVariables([
    { kind: "Secret", data: { A: "w6k=", B: "YQ==" }, stringData: { B: "plain" } },
  ]);
  expect(Object.fromEntries(variables)).toEqual({ A: "é", B: "plain" });
});

test("Secret data that is no base64 is left out and named", () => {
  const built = buildVariables([{ kind: "Secret", data: { A: "%%", B: "YQ==" } }]);
  expect(built.undecodableNames).toEqual(["A"]);
  expect([...built.variables]).toEqual([["B", "a"]]);
});

test("line feeds are removed from every value, carriage returns are not", () => {
  const { variables } = buildVariables([
    { kind: "ConfigMap", data: { A: "a\nb\n" } },
    { kind: "inline", substitute: { B: "a\r\nb" } },
    { kind: "Secret", data: { C: btoa("x\n") } },
  ]);
  expect(Object.fromEntries(variables)).toEqual({ A: "ab", B: "a\rb", C: "x" });
});

test("names that are no identifiers are reported though nothing uses them", () => {
  expect(buildVariables([{ kind: "ConfigMap", data: { "foo.yaml": "x", OK: "y" } }]).invalidNames).toEqual([
    "foo.yaml",
  ]);
});

test("a variable name is ASCII letters, digits and _, no digit first", () => {
  const names = ["a", "_", "A1", "1A", "a-b", "a.b", "é", "", "a\n", "a b"];
  expect(invalidVariableNames(names)).toEqual(["", "1A", "a\n", "a b", "a-b", "a.b", "é"]);
});
