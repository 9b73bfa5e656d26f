import { expect, it } from "vitest";
import { findFaults, judge } from "../test-check.ts";
import { volumeUsage } from "./volume-usage.ts";

const HEAD = "Filesystem 1024-blocks Used Available Capacity Mounted on\n";
const answerDf = (pod: string, stdout: string) => (args: readonly string[]) =>
  args.includes("df") && args[1] === pod ? { stdout, exitCode: 0 } : undefined;

it("finds nothing in a healthy cluster", async () => {
  expect(await judge(volumeUsage)).toMatchObject({
    status: "passed",
    found: "the fullest of 6 volumes is 33 % full",
  });
});

it("reports a volume that is as full as the alert warns of", async () => {
  const faults = await findFaults(volumeUsage, (cluster) => {
    const row = "/dev/rbd1 1000000 900000 100000 90% /var/lib/postgresql/data\n";
    cluster.containers.others.unshift(answerDf("pod/shared-3", HEAD + row));
  });
  expect(faults).toEqual([
    expect.stringMatching(
      /^pod databases\/shared-3: the volume of data at \S+ is 90 % full \(.* left\), expected at most \d+ %, at which CNPGStorageNearFull warns$/,
    ),
  ]);
});

it("reports a path that no volume is mounted at", async () => {
  const faults = await findFaults(volumeUsage, (cluster) => {
    cluster.containers.others.unshift(answerDf("pod/cache-0", `${HEAD}overlay 100 50 50 50% /\n`));
  });
  expect(faults).toEqual([
    "pod caches/cache-0: the volume of snapshots at /dragonfly/snapshots is not mounted, expected a file system of its own",
  ]);
});

it("says what kept df from looking", async () => {
  const faults = await findFaults(volumeUsage, (cluster) => {
    cluster.containers.others.unshift((args) =>
      args.includes("df")
        ? { stdout: "", stderr: 'exec: "df": executable file not found in $PATH', exitCode: 126 }
        : undefined,
    );
  });
  expect(faults[0]).toContain('df says: exec: "df": executable file not found');
});
