import { describe, expect, it } from "vitest";
import { findFaults, makeSubject } from "../test-subject.ts";
import { cronJobSchedule } from "./cron-job-schedule.ts";

const job = (schedule: string) =>
  `{apiVersion: batch/v1, kind: CronJob, metadata: {name: check}, spec: {schedule: ${schedule}}}`;
const find = (schedule: string) => findFaults(cronJobSchedule, job(schedule));

describe("cron-job-schedule", () => {
  it.each(['"0 3 * * *"', '"*/5 * * * 1-5"', '"@daily"', '"@every 1h"', '"${S}"', "null"])(
    "is silent about %s",
    (schedule) => expect(find(schedule)).toEqual([]),
  );

  it("finds a ScheduledBackup's six fields and gives the five to write", () => {
    expect(find('"0 0 3 * * *"')).toEqual([expect.stringContaining("expected 5 cron fields")]);
    expect([...cronJobSchedule.check(makeSubject(job('"0 0 3 * * *"')))][0]?.help).toContain('`"0 3 * * *"`');
  });

  it("finds Sunday as 7, which crontab knows and Kubernetes does not", () => {
    expect(find('"0 3 * * 7"')).toEqual([expect.stringContaining('weekday "7"')]);
  });

  it("sends a time zone to its own field", () => {
    expect(find('"CRON_TZ=Europe/Berlin 0 3 * * *"')).toEqual([
      expect.stringContaining("a time zone in it is refused"),
    ]);
  });
});
