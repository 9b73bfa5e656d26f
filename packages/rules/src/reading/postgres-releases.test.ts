import { describe, expect, it } from "vitest";
import { findTwin } from "./postgres-releases.ts";

describe("findTwin", () => {
  it("knows what came out on one day", () => {
    expect([18, 17, 16, 15, 14].map((major) => findTwin(major, [18, 4]))).toEqual([4, 10, 14, 18, 23]);
    expect([17, 16, 15, 14, 13].map((major) => findTwin(major, [17, 5]))).toEqual([5, 9, 13, 18, 21]);
  });

  it("is undefined before a major's first release, and for unknown majors", () => {
    expect(findTwin(18, [17, 5])).toBeUndefined();
    expect(findTwin(12, [17, 5])).toBeUndefined();
  });

  it("stops at a major's last release", () => {
    expect(findTwin(13, [18, 4])).toBe(23);
  });
});
