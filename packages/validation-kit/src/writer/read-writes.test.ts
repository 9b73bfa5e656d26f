import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findLost, measureDowntime, readWrites } from "./read-writes.ts";

const LOG = `acknowledged 1 1700000000.100000000
acknowledged 2 1700000000.200000000
refused 3 1700000001.000000000 psql: error: connection to server at "shared-rw" failed: FATAL:  the database system is shutting down
acknowledged 4 1700000004.700000000
acknowl`;

describe("a writer's log", () => {
  it("tells what was acknowledged, what was refused, and what the server said last", () => {
    expect(readWrites(LOG)).toEqual({
      acknowledged: [
        { number: 1, at: 1700000000.1 },
        { number: 2, at: 1700000000.2 },
        { number: 4, at: 1700000004.7 },
      ],
      refused: 1,
      lastRefusal:
        'psql: error: connection to server at "shared-rw" failed: FATAL:  the database system is shutting down',
    });
  });

  it("has a downtime: the longest time between two acknowledged writes", () => {
    expect(measureDowntime(readWrites(LOG))).toBeCloseTo(4.5);
    expect(measureDowntime(readWrites(""))).toBe(0);
  });

  it("bears a date without fractions, and a write that nobody answered", () => {
    expect(readWrites("acknowledged 1 1700000000.N\nrefused 2 1700000005. \n").acknowledged).toEqual([]);
    expect(readWrites("acknowledged 1 1700000000\nrefused 2 1700000005 \n")).toEqual({
      acknowledged: [{ number: 1, at: 1700000000 }],
      refused: 1,
      lastRefusal: "nothing, for five seconds",
    });
  });

  it("finds exactly the acknowledged rows that are not there", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat()), fc.uniqueArray(fc.nat()), (written, present) => {
        const acknowledged = written.map((number) => ({ number, at: number }));
        const lost = findLost({ acknowledged, refused: 0, lastRefusal: "" }, new Set(present));
        expect(lost).toEqual(written.filter((number) => !present.includes(number)));
      }),
    );
  });

  it("is read whatever stands in it", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { acknowledged } = readWrites(text);
        expect(acknowledged.every(({ number, at }) => Number.isFinite(number) && Number.isFinite(at))).toBe(true);
      }),
    );
  });
});
