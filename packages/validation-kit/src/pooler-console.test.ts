import { expect, it } from "vitest";
import { ClusterReader } from "./cluster-reader.ts";
import { askConsole, readCsv } from "./pooler-console.ts";
import { Unanswered } from "./unanswered.ts";

it("reads rows by their columns' names, quoted ones too", () => {
  expect(readCsv('key,value\nauth_query,"SELECT ""a"", b\nFROM c"\nempty,\n')).toEqual([
    { key: "auth_query", value: 'SELECT "a", b\nFROM c' },
    { key: "empty", value: "" },
  ]);
  expect(readCsv("")).toEqual([]);
  expect(readCsv("database,user\n")).toEqual([]);
});

it("says what to run where the console does not answer", async () => {
  const run = async () => ({ command: "kubectl", stdout: "", stderr: "no such socket", exitCode: 2, seconds: 0 });
  const pooler = { namespace: "databases", target: "pod/p", container: "pgbouncer" };
  const asking = askConsole(new ClusterReader({ run }), pooler, "SHOW POOLS");
  await expect(asking).rejects.toThrow(Unanswered);
  await expect(asking).rejects.toThrow("no such socket");
});
