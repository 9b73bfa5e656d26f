import { type Objects, storeAlike, storeBackup, storeHistory, storeWal } from "./barman-bucket.ts";
import type { BucketCase } from "./bucket-case.ts";

const backup = storeBackup({ endedHoursAgo: 3 });
const wal = storeWal({ ageMinutes: 5, segment: 7 });
const healthy = {
  ...storeBackup({ endedHoursAgo: 27 }),
  ...backup,
  ...storeWal({ ageMinutes: 180, segment: 2 }),
  ...storeWal({ ageMinutes: 180, segment: 2, suffix: ".00000028.backup.gz" }),
  ...wal,
};
const done = "is complete and 3 hours old";
const fresh = "newest WAL file is 5 minutes old";

/** Buckets that hold what a restore needs. */
export const goodBuckets: readonly BucketCase[] = [
  {
    title: "base backups with tablespaces and fresh WAL",
    objects: healthy,
    says: [done, fresh],
  },
  { title: "the same, by the image's shell", objects: healthy, says: [done, fresh], shell: "bash" },
  {
    title: "files without compression, and end times of a zone east of Greenwich",
    objects: {
      ...storeBackup({ endedHoursAgo: 47, offsetMinutes: 330, suffix: "" }),
      ...storeWal({ ageMinutes: 59, suffix: "" }),
    },
    says: ["is complete and 47 hours old", "newest WAL file is 59 minutes old"],
  },
  {
    title: "files compressed by snappy, and end times of a zone west of Greenwich at a whole second",
    objects: {
      ...storeBackup({ endedHoursAgo: 47, offsetMinutes: -480, wholeSecond: true, suffix: ".snappy" }),
      ...storeWal({ ageMinutes: 59, suffix: ".snappy" }),
    },
    says: ["is complete and 47 hours old", "newest WAL file is 59 minutes old"],
  },
  {
    title: "a newer backup under way, one that failed and one that has just begun",
    objects: {
      ...storeBackup({ endedHoursAgo: 3, suffix: ".bz2" }),
      ...storeBackup({ endedHoursAgo: 2, status: "FAILED" }),
      ...storeBackup({ endedHoursAgo: 1, status: "STARTED" }),
      ...storeBackup({ endedHoursAgo: 0, status: "none" }),
      ...wal,
    },
    says: [done, fresh],
  },
  {
    title: "a new timeline with fresh WAL beside an old one that ended long ago",
    objects: {
      ...backup,
      ...storeWal({ ageMinutes: 600, log: 9 }),
      ...storeWal({ ageMinutes: 590, log: 9, segment: 2, suffix: ".partial.gz" }),
      ...storeHistory(2, 590),
      ...storeWal({ ageMinutes: 5, timeline: 2, log: 9, segment: 2, suffix: ".lz4" }),
    },
    says: [done, fresh],
  },
  {
    title: "more than 1,000 WAL folders and more than 1,000 files in the newest, the newest file being no last one",
    objects: {
      ...backup,
      ...storeMany(1100, (log) => storeWal({ ageMinutes: 900, log })),
      ...storeMany(1200, (segment) => storeWal({ ageMinutes: segment === 3 ? 5 : 800, log: 1100, segment })),
    },
    says: [done, fresh],
  },
  {
    title: "more than 1,000 files in the newest WAL folder, the newest file being the last one",
    objects: {
      ...backup,
      ...storeMany(1200, (segment) => storeWal({ ageMinutes: segment === 1199 ? 5 : 800, segment })),
    },
    says: [done, fresh],
  },
  {
    title: "stale servers whose names begin alike, and a folder that somebody copied by hand",
    objects: {
      ...healthy,
      ...storeAlike({ hoursAgo: 900, minutesAgo: 9000 }),
      ...storeBackup({ endedHoursAgo: 900, id: "manual-copy" }),
    },
    says: [done, fresh],
  },
];

/** @param file by index */
function storeMany(count: number, file: (index: number) => Objects): Objects {
  return Object.assign({}, ...Array.from({ length: count }, (_, index) => file(index)));
}
