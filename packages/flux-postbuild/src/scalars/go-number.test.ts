import fc from "fast-check";
import { expect, test } from "vitest";
import { formatGoFloat, parseGoInteger } from "./go-number.ts";

test.each<[string, bigint | undefined]>([
  ["0", 0n],
  ["-0", 0n],
  ["+5", 5n],
  ["0123", 83n],
  ["0o17", 15n],
  ["0x1F", 31n],
  ["-0X1f", -31n],
  ["0b101", 5n],
  ["08", undefined],
  ["0x", undefined],
  ["", undefined],
  ["-", undefined],
  ["9223372036854775808", 9223372036854775808n],
  ["+9223372036854775808", undefined],
  ["-9223372036854775808", -9223372036854775808n],
  ["-9223372036854775809", undefined],
  ["18446744073709551616", undefined],
])("parseGoInteger reads %s as %s", (text, value) => {
  expect(parseGoInteger(text)).toBe(value);
});

test.each<[number, string]>([
  [1.5, "1.5"],
  [1234567.5, "1.2345675e+06"],
  [1e21, "1e+21"],
  [1e-7, "1e-07"],
  [0.0001, "0.0001"],
  [0.00001, "1e-05"],
  [-0.25, "-0.25"],
  [100000, "100000"],
])("formatGoFloat writes %d as %s", (value, text) => {
  expect(formatGoFloat(value, 64)).toBe(text);
});

test("formatGoFloat in 32 bits writes the fewest digits that give the float32 back", () => {
  expect(formatGoFloat(0.1, 32)).toBe("0.1");
  expect(formatGoFloat(16777217.5, 32)).toBe("1.6777218e+07");
});

test("formatGoFloat in 64 bits loses nothing", () => {
  const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
  fc.assert(
    fc.property(finite, (value) => {
      expect(Number(formatGoFloat(value, 64))).toBe(value);
    }),
  );
});
