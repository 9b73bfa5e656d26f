import type { Problem } from "@tenantry/tenant-model";
import { describe, expect, it } from "vitest";
import type { Outcome } from "./command.ts";
import type { Format as AnyFormat } from "./command-line.ts";
import { describeOutcome } from "./print-outcome.ts";

type Format = Exclude<AnyFormat, "sarif">;

const problem: Problem = {
  path: "spec.tenants[0].name",
  help: "rename, 100%:\nnow",
  rule: "name",
  severity: "error",
  message: "bad name",
  file: "a:b,c.yaml",
  line: 3,
  column: 7,
};

function print(outcome: Outcome, format: Format) {
  const streams = { stdout: "", stderr: "" };
  for (const { stream, text } of describeOutcome(outcome, format, () => undefined)) streams[stream] += text;
  return streams;
}

describe("describeOutcome", () => {
  it("prints problems for people on stderr, starting with path:line:col, and results on stdout", () => {
    const { stdout, stderr } = print({ problems: [{ problem, detail: "diff\n" }], summary: "sum\n" }, "text");
    expect(stderr).toBe(
      "a:b,c.yaml:3:7: error [name] bad name\n    help: rename, 100%:\n    now\n    more: tenantry explain name\n",
    );
    expect(stdout).toBe("diff\nsum\n");
  });

  it("shows control characters of problems and notes instead of sending them to the terminal", () => {
    const red = { ...problem, message: "\u001b[31mred\u009b\r\n\tnew\u202e", help: "\u0007", rule: "x/\u001b" };
    const notes = "info \u001b[2J\n";
    const text = print({ problems: [{ problem: red }], summary: "", notes }, "text");
    expect(text.stderr).toContain(
      "error [x/\\u001b] \\u001b[31mred\\u009b\\u000d\n    \tnew\\u202e\n    help: \\u0007\n",
    );
    expect(text.stderr).toContain("info \\u001b[2J\n");
    const { stdout } = print({ problems: [{ problem: red }], summary: "" }, "github");
    expect(stdout).toContain("title=x/\\u001b::\\u001b[31mred\\u009b\\u000d%0A\tnew\\u202e%0Ahelp: \\u0007\n");
  });

  it("prints one JSON document on stdout and everything else on stderr", () => {
    const { stdout, stderr } = print({ problems: [{ problem, detail: "diff\n" }], summary: "sum\n" }, "json");
    expect(JSON.parse(stdout)).toEqual({ problems: [problem] });
    expect(Object.keys(JSON.parse(stdout).problems[0])).toEqual([
      "rule",
      "severity",
      "message",
      "help",
      "file",
      "line",
      "column",
      "path",
    ]);
    expect(stderr).toBe("diff\nsum\n");
  });

  it("prints JSON when there is nothing to report, too", () => {
    expect(JSON.parse(print({ problems: [], summary: "" }, "json").stdout)).toEqual({ problems: [] });
  });

  it("escapes what GitHub's workflow commands would take for their own syntax", () => {
    const { stdout } = print({ problems: [{ problem }], summary: "" }, "github");
    expect(stdout).toBe(
      "::error file=a%3Ab%2Cc.yaml,line=3,col=7,title=name::bad name%0Ahelp: rename, 100%25:%0Anow\n",
    );
  });

  it("prints problems without a file in every format", () => {
    const { file: _file, line: _line, column: _column, ...rest } = problem;
    const outcome = { problems: [{ problem: { ...rest, severity: "warning" as const } }], summary: "" };
    expect(print(outcome, "text").stderr).toMatch(/^warning \[name\]/);
    expect(print(outcome, "github").stdout).toMatch(/^::warning title=name::/);
  });

  it("keeps stdout for the YAML that was asked for, except in JSON, which holds the objects", () => {
    const product = { text: "a: 1\n", objects: [{ a: 1 }] };
    const outcome = { problems: [{ problem }], summary: "", product };
    expect(print(outcome, "text").stdout).toBe("a: 1\n");
    expect(print(outcome, "github")).toMatchObject({ stdout: "a: 1\n", stderr: expect.stringContaining("::error") });
    expect(JSON.parse(print(outcome, "json").stdout)).toEqual({ problems: [problem], objects: [{ a: 1 }] });
  });
});
