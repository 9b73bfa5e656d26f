import { afterAll, beforeAll, describe, it } from "vitest";
import { type Objects, storeBackup, storeHistory, storeWal } from "./barman-bucket.ts";
import { type BucketServer, serveBuckets } from "./bucket-server.ts";
import { runPod, type Shell } from "./pod-run.ts";
import { renderPod } from "./rendered-pod.ts";

interface Case {
  readonly title: string;
  readonly objects: Objects;
  readonly code: number;
  /** What it says on stdout where it ends with 0, else on stderr. */
  readonly says: readonly string[];
  readonly shell?: Shell;
}

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

/** Files of servers whose names begin like ours. */
const alike = ["shared-postgres-2", "shared"];
const freshOnes = alike.map((server) => ({
  ...storeBackup({ endedHoursAgo: 1, server }),
  ...storeWal({ ageMinutes: 1, server }),
}));
const staleOnes = alike.map((server) => ({
  ...storeBackup({ endedHoursAgo: 900, server }),
  ...storeWal({ ageMinutes: 9000, server }),
}));
const merge = (objects: readonly Objects[]): Objects => Object.assign({}, ...objects);

function storeMany(count: number, file: (index: number) => Objects): Objects {
  return merge(Array.from({ length: count }, (_, index) => file(index)));
}

const passing: Omit<Case, "code">[] = [
  {
    title: "base backups with tablespaces and fresh WAL",
    objects: healthy,
    says: [done, fresh, "OK: s3://case-0/shared-postgres holds what a restore of shared-postgres needs"],
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
    objects: { ...healthy, ...merge(staleOnes), ...storeBackup({ endedHoursAgo: 900, id: "manual-copy" }) },
    says: [done, fresh],
  },
];

const failing: Case[] = [
  {
    title: "nothing at all, by the image's shell",
    objects: {},
    code: 20,
    says: ["there is no base backup in s3://case-9/shared-postgres/base/: see 'kubectl get backups,scheduledbackups'"],
    shell: "bash",
  },
  {
    title: "no base backup but those of servers whose names begin alike",
    objects: { ...merge(freshOnes), ...wal },
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
    says: ["none of the 1 base backups in", "is complete: see 'kubectl get backups'"],
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
    objects: { ...merge(freshOnes), ...backup },
    code: 30,
    says: ["there is no WAL in", "ContinuousArchiving of the Cluster shared-postgres"],
  },
  {
    title: "a timeline's history as all that is left of the WAL",
    objects: { ...backup, ...storeHistory(2, 1) },
    code: 30,
    says: ["there is no WAL in"],
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

const cases: Case[] = [...passing.map((it) => ({ ...it, code: 0 })), ...failing];
const nameBucket = (it: Case) => `case-${cases.indexOf(it)}`;

describe.concurrent("the backup validation, by the real aws CLI against a bucket as Barman fills it", () => {
  let server: BucketServer;
  beforeAll(async () => {
    server = await serveBuckets(Object.fromEntries(cases.map((it) => [nameBucket(it), it.objects])));
  });
  afterAll(() => server?.stop());

  it.for(cases)("ends with $code for $title", async (it, { expect }) => {
    const pod = await renderPod(nameBucket(it), server.url);
    const { code, stdout, stderr } = await runPod({ pod, key: server.reader, ...(it.shell && { shell: it.shell }) });
    const said = it.code === 0 ? stdout : stderr;
    expect.soft(code, stdout + stderr).toBe(it.code);
    for (const text of it.says) expect.soft(said).toContain(text);
    expect.soft(stderr.match(/^FAILED: .*\n/g) ?? []).toEqual(it.code === 0 ? [] : [stderr]);
  });
});
