import { storeAlike, storeBackup, storeHistory, storeWal } from "./barman-bucket.ts";
import type { BucketCase } from "./bucket-case.ts";

const backup = storeBackup({ endedHoursAgo: 3 });
const wal = storeWal({ ageMinutes: 5 });

/** Buckets in which something is missing or stale. */
export const badBuckets: readonly BucketCase[] = [
  {
    title: "nothing at all, by the image's shell",
    objects: {},
    code: 20,
    says: ["there is no base backup in s3://BUCKET/shared-postgres/base/: see 'kubectl get backups,scheduledbackups'"],
    shell: "bash",
  },
  {
    title: "no base backup but those of servers whose names begin alike",
    objects: { ...storeAlike({ hoursAgo: 1, minutesAgo: 1 }), ...wal },
    code: 20,
    says: ["there is no base backup in", "LastBackupSucceeded of the Cluster shared-postgres"],
  },
  {
    title: "only a folder that somebody copied by hand",
    objects: { ...storeBackup({ endedHoursAgo: 1, id: "manual-copy" }), ...wal },
    code: 20,
    says: ["there is no base backup in"],
  },
  {
    title: "a stale base backup",
    objects: { ...storeBackup({ endedHoursAgo: 48 }), ...wal },
    code: 22,
    says: ["is 48 hours old (limit 48, and 0 newer ones are incomplete)"],
  },
  {
    title: "a stale base backup of a zone east of Greenwich, which only looks fresh",
    objects: { ...storeBackup({ endedHoursAgo: 50, offsetMinutes: 330 }), ...wal },
    code: 22,
    says: ["is 50 hours old"],
  },
  {
    title: "a stale base backup beside a newer one that is unfinished",
    objects: { ...storeBackup({ endedHoursAgo: 60 }), ...storeBackup({ endedHoursAgo: 1, status: "none" }), ...wal },
    code: 22,
    says: ["is 60 hours old (limit 48, and 1 newer ones are incomplete)"],
  },
  {
    title: "an unfinished base backup",
    objects: { ...storeBackup({ endedHoursAgo: 1, status: "none" }), ...wal },
    code: 21,
    says: ["none of the 1 base backups in s3://BUCKET/shared-postgres/base/", "is complete: see 'kubectl get backups'"],
  },
  {
    title: "a failed base backup beside one that has just begun",
    objects: {
      ...storeBackup({ endedHoursAgo: 2, status: "FAILED" }),
      ...storeBackup({ endedHoursAgo: 1, status: "STARTED" }),
      ...wal,
    },
    code: 21,
    says: ["none of the 2 base backups in"],
  },
  {
    title: "no WAL but that of servers whose names begin alike",
    objects: { ...storeAlike({ hoursAgo: 1, minutesAgo: 1 }), ...backup },
    code: 30,
    says: ["there is no WAL in", "ContinuousArchiving of the Cluster shared-postgres"],
  },
  {
    title: "a timeline's history as all that is left of the WAL",
    objects: { ...backup, ...storeHistory(2, 1) },
    code: 30,
    says: ["there is no WAL in s3://BUCKET/shared-postgres/wals/"],
  },
  {
    title: "stale WAL",
    objects: { ...backup, ...storeWal({ ageMinutes: 60 }) },
    code: 31,
    says: ["/wals/0000000100000000/ is 60 minutes old (limit 60)", "maxWalAgeMinutes"],
  },
  {
    title: "stale WAL on the newest timeline, though a primary of old still archives",
    objects: { ...backup, ...storeWal({ ageMinutes: 1 }), ...storeWal({ ageMinutes: 90, timeline: 2 }) },
    code: 31,
    says: ["/wals/0000000200000000/ is 90 minutes old"],
  },
];
