import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { printJson } from "./json.ts";

describe("JSON for reading", () => {
  it("has on one line what fits there", () => {
    expect(printJson({ a: 1, b: [true, null, "x"], c: {}, d: [] })).toBe(
      '{ "a": 1, "b": [true, null, "x"], "c": {}, "d": [] }\n',
    );
  });

  it("breaks what does not, and only that", () => {
    const text = "x".repeat(90);
    expect(printJson({ short: [1, 2], long: [text, { text }], none: undefined })).toBe(
      ["{", '  "short": [1, 2],', '  "long": [', `    "${text}",`, `    { "text": "${text}" }`, "  ]", "}", ""].join(
        "\n",
      ),
    );
  });

  it("keeps to 110 columns where it may break", () => {
    for (let length = 80; length < 120; length += 1) {
      const lines = printJson({ key: { list: [1, "y".repeat(length)], last: 1 } }).split("\n");
      const text = `"${"y".repeat(length)}"`;
      for (const line of lines.filter((it) => it.trim() !== text)) expect(line.length).toBeLessThanOrEqual(111);
    }
  });

  it("says what JSON.stringify says", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(printJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
