import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Problem } from "@tenantry/tenant-model";
import Ajv from "ajv";
import { describe, expect, it } from "vitest";
import { formatAsSarif } from "./format-sarif.ts";

const require = createRequire(import.meta.url);
const schema = JSON.parse(
  readFileSync(require.resolve("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"), "utf8"),
);
const validate = new Ajv({ schemaId: "auto", logger: false })
  .addMetaSchema(require("ajv/lib/refs/json-schema-draft-04.json"))
  .compile(schema);

const problem: Problem = {
  rule: "cluster-name",
  severity: "error",
  message: "the name is too long",
  help: "choose another",
  file: "kubernetes/a b:c.yaml",
  line: 3,
  column: 9,
  path: "metadata.name",
};
const page = "# cluster-name\n\n## What\n\nA name\nis short.\n\n## Why\n\nIt is.\n";
const format = (problems: readonly Problem[]) =>
  JSON.parse(
    formatAsSarif(problems, {
      toolVersion: "1.2.3",
      root: "/work",
      readPage: (rule) => (rule === "cluster-name" ? page : undefined),
    }),
  );

describe("a SARIF log", () => {
  it("is valid by the standard's own schema, whatever a problem lacks", () => {
    const { line: _line, column: _column, ...ofFile } = problem;
    const ofNothing = { rule: "usage", severity: "error", message: "no", help: "yes", path: "" } as const;
    expect(validate(format([problem, ofFile, ofNothing, { ...problem, severity: "warning", rule: "other" }]))).toBe(
      true,
    );
    expect(validate(format([]))).toBe(true);
  });

  it("is judged by a schema that refuses what is no log", () => {
    expect(validate({ version: "2.1.0", runs: [{ results: [] }] })).toBe(false);
  });

  it("says where, with a path that is a URI reference", () => {
    const [result] = format([problem]).runs[0].results;
    expect(result.locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: "kubernetes/a%20b%3Ac.yaml", uriBaseId: "ROOT" },
      region: { startLine: 3, startColumn: 9 },
    });
    expect(result).toMatchObject({ ruleId: "cluster-name", ruleIndex: 0, level: "error" });
  });

  it("carries the rule's page, each rule once", () => {
    const { rules } = format([problem, problem]).runs[0].tool.driver;
    expect(rules).toEqual([
      { id: "cluster-name", shortDescription: { text: "A name is short." }, help: { text: page, markdown: page } },
    ]);
  });
});
