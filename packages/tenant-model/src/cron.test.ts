import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { explainCron } from "./cron.ts";

describe("explainCron", () => {
  it.each(["0 3 * * *", "*/15 0-6 1,15 jan-mar MON", "59 23 31 12 6", "5/10 ? * * ?", "0 0 1-7/2 * 1"])(
    "takes the five fields %s",
    (text) => expect(explainCron(text, 5)).toBeUndefined(),
  );

  it.each([
    ["0 0 2 * * *", "expected 5 cron fields"],
    ["0 3 * *", "expected 5 cron fields"],
    ["@daily", "expected 5 cron fields"],
    ["0  3 * * *", "expected 5 cron fields"],
    ["99 3 * * *", 'minute "99" is outside: expected 0 to 59'],
    ["0 24 * * *", 'hour "24"'],
    ["0 3 0 * *", 'day of the month "0"'],
    ["0 3 * 13 *", 'month "13"'],
    ["0 3 * * 7", 'weekday "7"'],
    ["0 3 * * funday", 'weekday "funday"'],
    ["*/0 3 * * *", "steps of 0"],
    ["30-10 3 * * *", "runs backwards"],
    ["1, * * * *", 'minute "" is not understood'],
    ["-1 3 * * *", "is not understood"],
  ])("refuses %s and says why", (text, reason) => {
    expect(explainCron(text, 5)).toContain(reason);
  });

  it("asks a ScheduledBackup for seconds: five fields would mean other times", () => {
    expect(explainCron("0 0 2 * * *", 6)).toBeUndefined();
    expect(explainCron("0 2 * * *", 6)).toContain("second minute hour");
    expect(explainCron("a b c d e f", 6)).toContain('second "a"');
  });

  it("takes every list of ranges with steps inside the bounds", () => {
    const minutes = fc
      .tuple(fc.nat(59), fc.nat(59), fc.integer({ min: 1, max: 30 }))
      .map(([a, b, step]) => `${Math.min(a, b)}-${Math.max(a, b)}/${step}`);
    fc.assert(
      fc.property(fc.array(minutes, { minLength: 1 }), (items) => {
        expect(explainCron(`${items.join(",")} 3 * * *`, 5)).toBeUndefined();
      }),
    );
  });
});
