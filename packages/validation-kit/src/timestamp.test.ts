import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatSpan, readTimestamp } from "./timestamp.ts";

describe("a time", () => {
  it("is read as JavaScript reads it, for every second of four centuries", () => {
    const times = fc.integer({ min: Date.UTC(1900, 0) / 1000, max: Date.UTC(2300, 0) / 1000 });
    fc.assert(
      fc.property(times, (seconds) => {
        expect(readTimestamp(new Date(seconds * 1000).toISOString())).toBe(seconds);
      }),
    );
  });

  it("is read as Go prints it, with its offset", () => {
    const noon = Date.UTC(2027, 1, 19, 12) / 1000;
    expect(readTimestamp("2027-02-19 12:00:00 +0000 UTC")).toBe(noon);
    expect(readTimestamp("2027-02-19 14:00:00 +0200 CEST")).toBe(noon);
    expect(readTimestamp("2027-02-19T10:30:00.123456-01:30")).toBe(noon);
    expect(readTimestamp("2027-02-19 13:00:00.5+01")).toBe(noon);
  });

  it.each([undefined, "", "soon", "2027-13-01T00:00:00Z", "2027-02-19"])("is none in %j", (text) => {
    expect(readTimestamp(text)).toBeUndefined();
  });

  it("has spans in the largest unit that they fill", () => {
    expect([-5, 59, 130, 7200, 200_000].map(formatSpan)).toEqual(["0 s", "59 s", "2 minutes", "2 hours", "2 days"]);
  });
});
