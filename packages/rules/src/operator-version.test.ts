import { describe, expect, it } from "vitest";
import { OperatorVersion } from "./operator-version.ts";

describe("OperatorVersion", () => {
  it("takes a minor for every patch of it", () => {
    const minor = new OperatorVersion("1.28");
    expect(minor.isAtLeast("1.28")).toBe(true);
    expect(minor.isAtLeast("1.28.1")).toBe(false);
    expect(minor.mayBeAtLeast("1.28.1")).toBe(true);
    expect(minor.mayBeAtLeast("1.29")).toBe(false);
    expect(minor.mayBeAtMost("1.28.0")).toBe(true);
    expect(minor.mayBeAtMost("1.27")).toBe(false);
  });

  it("takes a patch for itself", () => {
    const patch = new OperatorVersion("1.28.4");
    expect(patch.isAtLeast("1.28.4")).toBe(true);
    expect(patch.isAtLeast("1.28.10")).toBe(false);
    expect(patch.mayBeAtLeast("1.28.5")).toBe(false);
    expect(patch.mayBeAtMost("1.28")).toBe(true);
    expect(patch.mayBeAtMost("1.28.3")).toBe(false);
  });

  it("knows a fix that went into several minors", () => {
    const fix = ["1.28.4", "1.29.2", "1.30.0"];
    const hasFix = (text: string) => new OperatorVersion(text).hasFix(fix);
    expect(["1.28.4", "1.29.3", "1.30", "1.31", "1.30.1"].map(hasFix)).toEqual([true, true, true, true, true]);
    expect(["1.27", "1.27.9", "1.28", "1.28.3", "1.29"].map(hasFix)).toEqual([false, false, false, false, false]);
  });
});
