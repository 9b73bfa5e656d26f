import { describe, expect, it } from "vitest";
import { drawCodeFrame } from "./code-frame.ts";

describe("a code frame", () => {
  it("shows the line with a caret below the column", () => {
    expect(drawCodeFrame("  name: x", { line: 12, column: 9 })).toBe("    12 |   name: x\n       |         ^\n");
  });

  it("keeps tabs, so that the caret stays below its character", () => {
    expect(drawCodeFrame("\ta: b", { line: 1, column: 5 })).toBe("    1 | \ta: b\n      | \t   ^\n");
  });

  it("cuts a long line around the column", () => {
    const frame = drawCodeFrame(`${"a".repeat(500)}X${"b".repeat(500)}`, { line: 1, column: 501 }) ?? "";
    const [shown = "", below = ""] = frame.split("\n");
    expect(shown.length).toBeLessThan(140);
    expect(shown[below.indexOf("^")]).toBe("X");
  });

  it("shows no control characters", () => {
    expect(drawCodeFrame("a: \u001b[31m", { line: 1, column: 1 })).toContain("a: ·[31m");
  });

  it("is left out where there is nothing to show", () => {
    expect(drawCodeFrame(undefined, { line: 1, column: 1 })).toBeUndefined();
    expect(drawCodeFrame("   ", { line: 1, column: 1 })).toBeUndefined();
    expect(drawCodeFrame("a", { line: 1, column: 40 })).toBeUndefined();
  });
});
