import { describe, expect, it } from "vitest";
import { findFaults } from "../test-subject.ts";
import { scheduleNeverRuns } from "./schedule-never-runs.ts";

const backup = (schedule: string) =>
  `{apiVersion: postgresql.cnpg.io/v1, kind: ScheduledBackup, metadata: {name: nightly}, spec: {schedule: ${schedule}}}`;

describe("schedule-never-runs", () => {
  it("finds dates that no year has", () => {
    expect(findFaults(scheduleNeverRuns, backup('"0 0 2 30 2 *"'))).toEqual([
      'spec.schedule: ScheduledBackup nightly: "0 0 2 30 2 *" never runs: no month among 2 has a day 30',
    ]);
    const job = '{apiVersion: batch/v1, kind: CronJob, metadata: {name: c}, spec: {schedule: "0 3 31 4,6 *"}}';
    expect(findFaults(scheduleNeverRuns, job)).toHaveLength(1);
    const cache = '{apiVersion: dragonflydb.io/v1alpha1, kind: Dragonfly, spec: {snapshot: {cron: "0 3 30 2 *"}}}';
    expect(findFaults(scheduleNeverRuns, cache)).toHaveLength(1);
  });

  it("is silent about 29 February, and where a weekday is enough", () => {
    expect(findFaults(scheduleNeverRuns, backup('"0 0 2 29 2 *"'))).toEqual([]);
    expect(findFaults(scheduleNeverRuns, backup('"0 0 2 30 2 MON"'))).toEqual([]);
  });

  it("is silent about intervals, placeholders and what nobody can read", () => {
    for (const text of ['"@every 1h"', '"${S}"', '"0 0 2 32 1 *"', "5"])
      expect(findFaults(scheduleNeverRuns, backup(text))).toEqual([]);
  });
});
