import { readCron } from "@tenantry/tenant-model";
import { describe, expect, it } from "vitest";
import { describeRuns } from "./schedules.ts";

const describeText = (text: string, today = "2026-11-21") => {
  const schedule = readCron(text, "robfig-v1");
  return schedule && describeRuns(schedule, today);
};

describe("describeRuns", () => {
  it("names the weekday once for runs on one day", () => {
    expect(describeText("0 2 * * *")).toBe("Saturday 2026-11-21 00:02 UTC, 01:02 UTC and 02:02 UTC");
  });

  it("names each day, and seconds where there are some", () => {
    expect(describeText("5 0 2 * * *", "2026-12-31")).toBe(
      "Thursday 2026-12-31 02:00:05 UTC, Friday 2027-01-01 02:00:05 UTC and Saturday 2027-01-02 02:00:05 UTC",
    );
  });

  it("says intervals in the largest unit", () => {
    expect(["@every 6h", "@every 90m", "@every 1s", "@every 1h"].map((text) => describeText(text))).toEqual([
      "every 6 hours",
      "every 90 minutes",
      "every second",
      "every hour",
    ]);
  });
});
