import { pathToFileURL } from "node:url";
import type { Problem } from "@tenantry/tenant-model";

export interface SarifOptions {
  readonly toolVersion: string;
  /** Absolute; what paths of problems are relative to. */
  readonly root: string;
  /** Page of a rule or check, as Markdown. */
  readonly readPage: (rule: string) => string | undefined;
}

/** A log of one run for code scanning (SARIF 2.1.0, OASIS standard of 27 March 2020). */
export function formatAsSarif(problems: readonly Problem[], { toolVersion, root, readPage }: SarifOptions): string {
  const ids = [...new Set(problems.map(({ rule }) => rule))].sort();
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: { name: "tenantry", version: toolVersion, rules: ids.map((id) => describeRule(id, readPage(id))) },
        },
        originalUriBaseIds: { ROOT: { uri: `${pathToFileURL(root).href}/` } },
        columnKind: "utf16CodeUnits",
        results: problems.map((problem) => describeResult(problem, ids.indexOf(problem.rule))),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function describeRule(id: string, page: string | undefined) {
  if (page === undefined) return { id };
  const what = /^## What\n+([^#]*)/m.exec(page)?.[1]?.trim();
  return {
    id,
    ...(what !== undefined && { shortDescription: { text: what.replaceAll("\n", " ") } }),
    help: { text: page, markdown: page },
  };
}

function describeResult(problem: Problem, ruleIndex: number) {
  const { rule, severity, message, help, file, line, column, path } = problem;
  const region = line === undefined ? {} : { region: { startLine: line, startColumn: column ?? 1 } };
  const logical = path === "" ? {} : { logicalLocations: [{ fullyQualifiedName: path }] };
  return {
    ruleId: rule,
    ruleIndex,
    level: severity,
    message: { text: `${message}\nhelp: ${help}` },
    ...(file !== undefined && {
      locations: [
        {
          physicalLocation: { artifactLocation: { uri: encodePath(file), uriBaseId: "ROOT" }, ...region },
          ...logical,
        },
      ],
    }),
  };
}

/** A relative URI reference: `:` and `?` of a file's name would mean something else in one. */
function encodePath(file: string): string {
  return file.split("/").map(encodeURIComponent).join("/");
}
