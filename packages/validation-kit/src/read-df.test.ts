import { execFileSync } from "node:child_process";
import { expect, it } from "vitest";
import { readDf, writeDf } from "./read-df.ts";

const TEXT = `Filesystem     1024-blocks     Used Available Capacity Mounted on
/dev/rbd0          20466256  9466256  11000000      47% /var/lib/postgresql/data
//host/with space     10240     1024      9216      10% /var/lib/postgresql/wal
overlay           100000000 50000000  50000000      50% /
`;

it("reads what is mounted at each path, in bytes", () => {
  expect(readDf(TEXT, ["/var/lib/postgresql/wal", "/var/lib/postgresql/data"])).toEqual([
    { path: "/var/lib/postgresql/wal", used: 1_048_576, available: 9_437_184 },
    { path: "/var/lib/postgresql/data", used: 9_693_446_144, available: 11_264_000_000 },
  ]);
});

it("leaves out a path that nothing is mounted at", () => {
  expect(readDf(TEXT, ["/var/lib/postgresql/tablespaces/a"])).toEqual([]);
  expect(readDf("df: /x: No such file or directory\n", ["/x"])).toEqual([]);
});

it("reads what the real df prints", () => {
  const [file = "", ...args] = writeDf(["/"]);
  const [root] = readDf(execFileSync(file, args, { encoding: "utf8" }), ["/"]);
  expect(root?.used).toBeGreaterThan(0);
  expect(root?.available).toBeGreaterThanOrEqual(0);
});
