import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CronTimes, countRunsADay, nextRuns, readCron } from "./cron-runs.ts";

const runs = (text: string, dialect: "robfig-v1" | "robfig-v3" = "robfig-v1", count = 3, today = "2026-11-21") => {
  const schedule = readCron(text, dialect);
  return schedule === undefined || "everySeconds" in schedule ? undefined : nextRuns(schedule, today, count);
};

describe("nextRuns", () => {
  it("takes six fields with seconds first", () => {
    expect(runs("0 0 2 * * *")).toEqual(["2026-11-21 02:00:00", "2026-11-22 02:00:00", "2026-11-23 02:00:00"]);
  });

  it("takes five fields of a ScheduledBackup with seconds first too, which makes every hour of a nightly backup", () => {
    expect(runs("0 2 * * *")).toEqual(["2026-11-21 00:02:00", "2026-11-21 01:02:00", "2026-11-21 02:02:00"]);
    expect(runs("0 2 * * *", "robfig-v3", 1)).toEqual(["2026-11-21 02:00:00"]);
  });

  it("knows descriptors, names, steps and any blanks", () => {
    expect(runs("@weekly", "robfig-v1", 1)).toEqual(["2026-11-22 00:00:00"]);
    expect(runs(" 0  30 4 * * MON ", "robfig-v1", 1)).toEqual(["2026-11-23 04:30:00"]);
    expect(runs("0 0 20/2 * * ?", "robfig-v1", 3)).toEqual([
      "2026-11-21 20:00:00",
      "2026-11-21 22:00:00",
      "2026-11-22 20:00:00",
    ]);
  });

  it("runs on the day of the month or on the weekday where both are chosen, on both where one is a star", () => {
    expect(runs("0 3 24 * 0", "robfig-v3")).toEqual([
      "2026-11-22 03:00:00",
      "2026-11-24 03:00:00",
      "2026-11-29 03:00:00",
    ]);
    expect(runs("0 3 24 * *", "robfig-v3", 2)).toEqual(["2026-11-24 03:00:00", "2026-12-24 03:00:00"]);
  });

  it("counts a star with steps as a star in v1 only", () => {
    expect(runs("0 0 3 */2 * 0", "robfig-v1", 2)).toEqual(["2026-11-29 03:00:00", "2026-12-13 03:00:00"]);
    expect(runs("0 3 */2 * 0", "robfig-v3", 2)).toEqual(["2026-11-21 03:00:00", "2026-11-22 03:00:00"]);
  });

  it("finds 29 February, and that 30 February never comes", () => {
    expect(runs("0 0 0 29 2 *", "robfig-v1", 1)).toEqual(["2028-02-29 00:00:00"]);
    expect(runs("0 0 0 30 2 *")).toEqual([]);
    expect(runs("0 0 0 31 4,6 *")).toEqual([]);
  });

  it("is undefined where the text is no schedule, and gives no run from what is no day", () => {
    expect(runs("0 0 25 * * *")).toBeUndefined();
    expect(runs("0 0 2 * * *", "robfig-v3")).toBeUndefined();
    expect(runs("@reboot")).toBeUndefined();
    expect(runs("0 0 2 * * *", "robfig-v1", 1, "2026-02-30")).toEqual([]);
  });

  it("agrees with the calendar of JavaScript, ascending and without gaps", () => {
    const day = fc.date({
      min: new Date("2000-01-01T00:00:00Z"),
      max: new Date("2099-01-01T00:00:00Z"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 28 }), fc.nat(6), (from, dom, weekday) => {
        const today = from.toISOString().slice(0, 10);
        const found = runs(`0 0 5 ${dom} * ${weekday}`, "robfig-v1", 4, today);
        const expected: string[] = [];
        for (let time = Date.parse(`${today}T05:00:00Z`); expected.length < 4; time += 86_400_000) {
          const date = new Date(time);
          if (date.getUTCDate() === dom || date.getUTCDay() === weekday)
            expected.push(date.toISOString().slice(0, 19).replace("T", " "));
        }
        expect(found).toEqual(expected);
      }),
    );
  });
});

describe("countRunsADay", () => {
  it.each([
    ["0 0 2 * * *", 1],
    ["0 2 * * *", 24],
    ["* * * * *", 86_400],
    ["0 */30 * * * *", 48],
    ["@daily", 1],
    ["@hourly", 24],
    ["@every 1h30m", 16],
    ["@every 0.2s", 86_400],
    ["@every 48h", 0],
  ])("of %s is %i", (text, count) => {
    const schedule = readCron(text, "robfig-v1");
    expect(schedule && countRunsADay(schedule)).toBe(count);
  });

  it("counts as many as there are", () => {
    const hours = fc.uniqueArray(fc.nat(23), { minLength: 1 });
    fc.assert(
      fc.property(hours, (chosen) => {
        const schedule = readCron(`0 0 ${chosen.join(",")} * * *`, "robfig-v1") as CronTimes;
        expect(countRunsADay(schedule)).toBe(chosen.length);
        const days = nextRuns(schedule, "2026-11-21", chosen.length + 1).map((run) => run.slice(0, 10));
        expect(days.filter((text) => text === "2026-11-21")).toHaveLength(chosen.length);
      }),
    );
  });

  it("does not take a text for an interval that Go would not", () => {
    expect(["@every", "@every 5", "@every 1d", "@every h"].map((text) => readCron(text, "robfig-v1"))).toEqual(
      Array(4).fill(undefined),
    );
  });
});
