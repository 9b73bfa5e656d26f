import { readCron } from "@tenantry/tenant-model";
import { describe, expect, it } from "vitest";
import { chooseGrace, chooseMaxAge, measureLongestGap } from "./backup-age.ts";
import { openTestCatalog } from "./test-catalog.ts";

const HOUR = 3600;
const DAY = 24 * HOUR;

describe("the longest gap of a schedule", () => {
  it.each([
    ["every night", "0 0 2 * * *", DAY],
    ["every six hours", "0 0 */6 * * *", 6 * HOUR],
    ["twice in one night: the day between counts", "0 30 1,3 * * *", 22 * HOUR],
    ["hours apart on the same day, every day", "0 0 0,20 * * *", 20 * HOUR],
    ["in the nights of working days: the weekend counts", "0 0 2 * * 1-5", 3 * DAY],
    ["every hour of working days, without the last of Friday", "0 0 0-22 * * 1-5", 2 * DAY + 2 * HOUR],
    ["every week", "@weekly", 7 * DAY],
    ["every month: the long ones count", "0 0 2 1 * *", 31 * DAY],
    ["in summer alone: the winter counts, with its leap day", "0 0 2 * 6-8 *", 275 * DAY],
    ["every 90 minutes from the last one", "@every 1h30m", 1.5 * HOUR],
  ])("is known for a run %s", (_, text, seconds) => {
    const schedule = readCron(text, "robfig-v1");
    expect(schedule && measureLongestGap(schedule)).toBe(seconds);
  });

  it("is unknown where the day never comes", () => {
    const schedule = readCron("0 0 2 30 2 *", "robfig-v1");
    expect(schedule).toBeDefined();
    expect(schedule && measureLongestGap(schedule)).toBeUndefined();
  });
});

describe("the oldest acceptable backup", () => {
  const choose = async (name: "shop" | "legacy" | "small", change?: Parameters<typeof openTestCatalog>[1]) =>
    chooseMaxAge(await openTestCatalog(name, change));

  it("is what the catalog lets the validation accept", async () => {
    expect(await choose("legacy")).toBe(48);
    expect(
      await choose("legacy", ({ backup }) => {
        backup.validation.maxBackupAgeHours = 30;
      }),
    ).toBe(30);
  });

  it("follows from the schedule otherwise, with two hours to spare", async () => {
    expect(await choose("shop")).toBe(26);
    expect(
      await choose("shop", ({ backup }) => {
        backup.schedule = "0 0,40 2 * * *";
      }),
    ).toBe(26);
    expect(
      await choose("shop", ({ backup }) => {
        backup.schedule = "0 30 1,3 * * *";
      }),
    ).toBe(24);
    expect(
      await choose("shop", ({ backup }) => {
        backup.schedule = "0 0 2 * * 0";
      }),
    ).toBe(170);
    expect(
      await choose("shop", ({ backup }) => {
        backup.schedule = "0 45 */1 * * *";
      }),
    ).toBe(3);
  });

  it("follows from the value of the schedule's setting", async () => {
    const age = await choose("shop", (spec) => {
      spec.backup.schedule = "${SCHEDULE}";
      spec.flux = { substitute: { SCHEDULE: "0 0 2 * * 0" } };
    });
    expect(age).toBe(170);
  });

  it("is two days where the schedule never comes", async () => {
    expect(
      await choose("shop", ({ backup }) => {
        backup.schedule = "0 0 2 30 2 *";
      }),
    ).toBe(48);
  });
});

describe("the grace of a new cluster", () => {
  it("is half a day where the first backup is taken at once", async () => {
    expect(chooseGrace(await openTestCatalog("shop"))).toBe(12);
    expect(
      chooseGrace(
        await openTestCatalog("shop", ({ backup }) => {
          backup.schedule = "0 0 2 * * 0";
        }),
      ),
    ).toBe(12);
  });

  it("lasts to the first scheduled run otherwise, and no shorter", async () => {
    const later = (schedule: string) =>
      openTestCatalog("shop", ({ backup }) => Object.assign(backup, { schedule, immediate: false }));
    expect(chooseGrace(await later("0 0 2 * * 0"))).toBe(170);
    expect(chooseGrace(await later("0 0 * * * *"))).toBe(12);
  });
});
