import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { blindAlerts, errata, impossibleAlerts, uncovered } from "./errata-24.ts";
import { readStory } from "./read-story.ts";

const cli = fileURLToPath(new URL("../bin/tenantry.cjs", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "tenantry-story-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Finding {
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** `Kind/name path`. */
  readonly path: string;
}
let findings: readonly Finding[] = [];

/** Lints the manifests of the story as its reader would have written them down. */
beforeAll(() => {
  const { files, settings } = readStory("000_05376f7cca478c81.txt");
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
    return path;
  };
  for (const [path, text] of files) write(join("story", path), text);
  const options = settings.flatMap((text, index) => ["--settings", write(`settings-${index}.yaml`, text)]);
  const args = ["lint", "story", ...options, "--cnpg", "1.27", "--today", "2026-11-21", "--format", "json"];
  const { stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { cwd: folder, encoding: "utf8" });
  findings = JSON.parse(stdout).problems;
  const lines = findings.map((it) => `${it.file}:${it.line}:${it.column} ${it.severity} [${it.rule}] ${it.message}`);
  console.log(
    [...lines, stderr, `rules: ${[...new Set(findings.map(({ rule }) => rule))].sort().join(" ")}`].join("\n"),
  );
});

function matches({ rule, path }: Finding, expected: string): boolean {
  const [id, kind] = expected.split(" ");
  return rule === id && (kind === undefined || path.startsWith(`${kind}/`));
}

describe("lint finds the errata of story 24", () => {
  it.each(Object.entries(errata))("%s by %j", (_erratum, expected) => {
    const missed = expected.filter((one) => !findings.some((finding) => matches(finding, one)));
    expect(expected.length).toBeGreaterThan(0);
    expect(missed).toEqual([]);
  });

  it("names each alert that can never fire, and no other", () => {
    const alertsOf = (rule: string, field: string) =>
      findings
        .filter((finding) => finding.rule === rule && finding.path.endsWith(field))
        .flatMap(({ message }) => /^alert (\w+): /.exec(message)?.[1] ?? []);
    expect(alertsOf("alert-metric-exists", ".expr")).toEqual(impossibleAlerts);
    expect(alertsOf("alert-label-exists", ".expr")).toEqual(blindAlerts);
  });

  it("has a reason for each erratum that it does not find", () => {
    for (const [erratum, why] of Object.entries(uncovered)) {
      expect(errata[erratum]).toBeUndefined();
      expect(why.length).toBeGreaterThan(20);
    }
  });

  it("says nothing that no erratum is about, but for what it says of the sums of several", () => {
    const expected = new Set(Object.values(errata).flatMap((ids) => ids.map((id) => id.split(" ")[0])));
    expect([...new Set(findings.map(({ rule }) => rule))].filter((rule) => !expected.has(rule))).toEqual([]);
  });

  it("has no fault in reading: no file is broken, none is left out", () => {
    expect(findings.filter(({ rule }) => ["file", "yaml", "usage"].includes(rule))).toEqual([]);
  });
});
