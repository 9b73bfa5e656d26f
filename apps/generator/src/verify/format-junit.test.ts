import type { CheckResult } from "@tenantry/validation-kit";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { escapeXML, formatAsJunit } from "./format-junit.ts";

const result = (changes: Partial<CheckResult> = {}): CheckResult => ({
  id: "instances",
  criterion: "AC2",
  evidence: "cnpg-cluster-status",
  title: "three instances run",
  status: "passed",
  expectation: "3",
  found: "3",
  faults: [],
  transcript: [{ command: "kubectl get pods", output: "…" }],
  seconds: 1.25,
  ...changes,
});
const options = { catalog: "shop", context: "prod", date: "2026-11-21" };

describe("JUnit XML", () => {
  it("has a suite for each criterion, and failures, errors and skipped cases as CI systems know them", () => {
    const text = formatAsJunit(
      [
        result(),
        result({ id: "b", status: "failed", faults: [{ message: 'a < "b"', help: "c" }] }),
        result({ id: "c", criterion: "AC3", status: "unknown", found: "no rights" }),
        result({ id: "d", criterion: "AC3", status: "skipped", found: "no store", seconds: 0 }),
      ],
      options,
    );
    expect(text).toContain(
      '<testsuites name="tenantry verify shop" tests="4" failures="1" errors="1" skipped="1" time="3.750">',
    );
    expect(text.match(/<testsuite /g)).toHaveLength(2);
    expect(text).toContain('<failure message="a &lt; &quot;b&quot;">');
    expect(text).toContain('<error message="no rights">');
    expect(text).toContain('<skipped message="no store"/>');
    expect(text).toContain("$ kubectl get pods");
  });

  it("holds no character that XML has no way to write, and closes what it opens, whatever is found", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
        const found = `${text}]]>\u0000\u001b\ud800`;
        const xml = formatAsJunit(
          [result({ found, title: found, status: "failed", faults: [{ message: found, help: found }] })],
          options,
        );
        expect(xml).not.toMatch(/[\x00-\x08\x0b-\x1f\ufffe\uffff]|\]\]>/);
        expect(Buffer.from(xml, "utf8").toString("utf8")).toBe(xml);
        // What is left after all tags and entities are gone has no mark of either.
        expect(xml.replace(/<\/?[a-z?][^<>]*>/g, "").replace(/&(?:amp|lt|gt|quot|#10|#9);/g, "")).not.toMatch(/[<>&]/);
      }),
    );
  });

  it("shows what cannot be written", () => {
    expect(escapeXML("\u0000\ud800𝄞")).toBe("\\u0000\\ud800𝄞");
  });
});
