import { describe, expect, it } from "vitest";
import { parseQuantity } from "./quantity.ts";

describe("a size", () => {
  it.each([
    ["512", 512],
    ["1Ki", 1024],
    ["256Mi", 268_435_456],
    ["20Gi", 21_474_836_480],
    ["1.5Ti", 1_649_267_441_664],
    ["2Pi", 2_251_799_813_685_248],
    ["1Ei", 2 ** 60],
  ])("of %s has binary units", (text, bytes) => {
    expect(parseQuantity(text)).toBe(bytes);
  });

  it.each([
    ["1k", 1e3],
    ["5M", 5e6],
    ["20G", 2e10],
    ["0.5T", 5e11],
    ["3P", 3e15],
    ["1E", 1e18],
  ])("of %s has decimal units", (text, bytes) => {
    expect(parseQuantity(text)).toBe(bytes);
  });

  it.each(["", "Gi", "20gi", "20 Gi", "-1Gi", "20GB", "100m", "toString", "1toString"])("is not %j", (text) => {
    expect(parseQuantity(text)).toBeNaN();
  });
});
